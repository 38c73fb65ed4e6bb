import { describe, expect, test } from "vitest";
import { type Mount, readMount, readMountSource } from "./mount.ts";

function read(written: string): Mount {
  return readMount(written, (value) => value.replace("$T", "cache"));
}

describe("readMount(…)", () => {
  test("reads every key, also by its other names, with variables filled in", () => {
    expect(read("Type=$T,src=/a,dst=b,id=c,sharing=locked,mode=0755,uid=1,gid=2,rw=false")).toEqual({
      type: "cache",
      from: "",
      source: "/a",
      target: "b",
      id: "c",
      sharing: "locked",
      mode: 0o755,
      uid: 1,
      gid: 2,
      size: "",
      env: undefined,
      required: false,
      readOnly: true,
    });
  });

  test("takes what is not said from the type", () => {
    const types = ["bind", "cache", "tmpfs", "ssh"];
    expect(types.map((type) => read(`type=${type},target=/x`).readOnly)).toEqual([true, false, false, true]);
    expect(read("type=secret,id=x,required,env=Y")).toMatchObject({ required: true, env: "Y" });
  });

  test.each([
    ["type=cash", 'unsupported mount type "cash" (did you mean cache?)'],
    ["type=cache,sharing=no", 'unsupported sharing value "no"'],
    ["tpye=cache", "unexpected key 'tpye' in 'tpye=cache' (did you mean type?)"],
    ["foo", "invalid field 'foo' must be a key=value pair"],
    ["ro=maybe", "invalid value for ro: maybe"],
    ["required", "unexpected key 'required' for mount type 'bind'"],
    ["size=1", "unexpected key 'size' for mount type 'bind'"],
    ["type=tmpfs,size=1x", "invalid value for size: 1x"],
    ["type=cache,mode=8", "invalid value 8 for mode"],
    ["uid=1", 'uid not allowed for "bind" type mounts'],
    ["type=secret", "invalid secret mount. one of source, target required"],
    ["type=secret,id=a,src=b", "both source and id can't be set"],
    ["type=secret,id=a,from=b", "secret mount should not have a from"],
    ["type=secret,id=a,sharing=shared", "secret mount should not define sharing"],
    ["type=bind,sharing=shared", "invalid cache sharing set for bind mount"],
    ['type=bind,target="a', 'failed to parse csv mounts: parse error on line 1, column 18: bare " in non-quoted-field'],
    ['"a', 'failed to parse csv mounts: parse error on line 1, column 2: extraneous or missing " in quoted-field'],
    ["", "failed to parse csv mounts: EOF"],
  ])("refuses %s", (written, message) => {
    expect(() => read(written)).toThrow(message);
  });
});

test("readMountSource(…) gives the stage, which cannot be a variable", () => {
  expect(readMountSource('type=$T,"from=a,b"')).toBe("a,b");
  expect(() => readMountSource("from=$A")).toThrow("'from' doesn't support variable expansion");
});
