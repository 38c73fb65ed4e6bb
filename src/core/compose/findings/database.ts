import type { Service } from "../model.ts";
import { nameOfImage } from "../reach/listens.ts";

/** A database as its image is known to behave. */
export interface Database {
  readonly name: string;
  readonly image: RegExp;
  /** Where it keeps its data: everything below counts. */
  readonly data: string;
  /** Whether people lose something when its data goes; a cache is filled again. */
  readonly isLasting: boolean;
}

const DATABASES: readonly Database[] = [
  {
    name: "PostgreSQL",
    image: /^(?:postgres|postgis\/postgis|pgvector\/pgvector|timescale\/timescaledb)$/,
    data: "/var/lib/postgresql",
    isLasting: true,
  },
  { name: "PostgreSQL", image: /^timescale\/timescaledb-ha$/, data: "/home/postgres", isLasting: true },
  { name: "MySQL", image: /^mysql(?:\/mysql-server)?$/, data: "/var/lib/mysql", isLasting: true },
  { name: "MariaDB", image: /^mariadb$/, data: "/var/lib/mysql", isLasting: true },
  { name: "MongoDB", image: /^mongo$/, data: "/data/db", isLasting: true },
  { name: "Neo4j", image: /^neo4j$/, data: "/data", isLasting: true },
  { name: "ClickHouse", image: /^clickhouse(?:\/clickhouse-server)?$/, data: "/var/lib/clickhouse", isLasting: true },
  {
    name: "Elasticsearch",
    image: /^(?:docker\.elastic\.co\/elasticsearch\/)?elasticsearch$/,
    data: "/usr/share/elasticsearch/data",
    isLasting: true,
  },
  { name: "Qdrant", image: /^qdrant\/qdrant$/, data: "/qdrant/storage", isLasting: true },
  { name: "Redis", image: /^redis$/, data: "/data", isLasting: false },
  { name: "Valkey", image: /^valkey\/valkey$/, data: "/data", isLasting: false },
];

/** Gives the database that a service runs; undefined when it runs none that is known, or an image of its own. */
export function databaseOf({ image, build }: Service): Database | undefined {
  if (image === undefined || build !== undefined) return undefined;
  const name = nameOfImage(image);
  return DATABASES.find((each) => each.image.test(name));
}
