import { describe, expect, test } from "vitest";
import { isWhole } from "./sent-form";

const BOUNDARY = "----WebKitFormBoundaryApXZ9Ar1BBplBgNA";
const multipart = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };
const text = { "content-type": "text/plain;charset=UTF-8", "next-action": "7f" };
const scripted = { ...multipart, "next-action": "7f" };

function part(name: string, value: string, more = ""): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
}

function form(...parts: string[]): string {
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

const whole = (headers: Record<string, string>, body: string) => isWhole(headers, Buffer.from(body));

const person = form(part("_1_familyName", "森 $5\r\n--"), part("_1_givenName", ""), part("0", '["$K1"]'));
const signIn = form(
  part("$ACTION_REF_5", ""),
  part("$ACTION_5:0", '{"id":"60177d5b797a9c35481ceba25953d7763e7959a24d","bound":"$@1"}'),
  part("$ACTION_5:1", '[{"email":"","message":null}]'),
  part("$ACTION_KEY", "k1cd"),
  part("email", "officer@demo.example"),
);

describe("what the product's pages send is whole", () => {
  test.each([
    ["a form", scripted, person],
    [
      "a form with what it answered before",
      scripted,
      form(part("0", '[{"email":"a","message":null},"$K1"]')),
    ],
    ["arguments as text", text, '["$$5 and more",["JPN"],"$undefined"]'],
    ["a form from a browser without scripts", multipart, signIn],
    ["a form of one button", multipart, form(part("$ACTION_ID_400e", ""))],
  ])("%s", async (_, headers, body) => {
    expect(await whole(headers, body)).toBe(true);
  });
});

test("a form that breaks off anywhere before its end is not whole", async () => {
  for (const [headers, body] of [
    [scripted, person],
    [multipart, signIn],
  ] as const) {
    const bytes = Buffer.from(body);
    for (let length = 0; length < bytes.length - "--\r\n".length; length += 7)
      expect(await isWhole(headers, bytes.subarray(0, length)), `${length} bytes`).toBe(false);
  }
});

describe("what the framework could not take apart is not whole", () => {
  test.each([
    ["text that is no JSON", text, "hello"],
    ["text that is no list", text, '{"a":1}'],
    ["no text", text, ""],
    ["a list that is deeper than any form", text, "[".repeat(100_000) + "]".repeat(100_000)],
    ["a list that is longer than any form", text, JSON.stringify(Array(1_001).fill(1))],
    ["a note that names a part", text, '[["$Q1"]]'],
    ["a note in an object", text, '[{"a":"$@1"}]'],
    ["a form without arguments", scripted, form(part("_1_a", "x"))],
    ["arguments that are none", scripted, form(part("0", "hello"))],
    ["arguments that come twice", scripted, form(part("0", "[]"), part("0", "[]"))],
    ["a file", scripted, form(part("_1_a", "x", '; filename="a.txt"'), part("0", '["$K1"]'))],
    ["another boundary", { ...scripted, "content-type": "multipart/form-data; boundary=x" }, person],
    ["no boundary", { "content-type": "multipart/form-data" }, signIn],
    ["an action that is not there", multipart, form(part("$ACTION_REF_5", ""))],
    ["an action that is none", multipart, signIn.replace('"bound"', '"bind"')],
    ["bound arguments that are none", multipart, signIn.replace('[{"email"', '{"email"')],
  ])("%s", async (_, headers, body) => {
    expect(await whole(headers, body)).toBe(false);
  });
});
