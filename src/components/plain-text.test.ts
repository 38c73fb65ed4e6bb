import { expect, test } from "vitest";
import { textOf } from "./plain-text.ts";

test.each([
  ['<code class="language-sh">docker ps</code>', "docker ps"],
  ["a &#x26;&#x26; b &lt; c &amp;&amp; d", "a && b < c && d"],
  ["&quot;${PWD}&quot; &#39;x&#39;", "\"${PWD}\" 'x'"],
  ["&amp;lt;", "&lt;"],
])("textOf(%j) gives %j", (html, text) => {
  expect(textOf(html)).toBe(text);
});
