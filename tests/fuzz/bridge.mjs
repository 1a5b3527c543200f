// Answers for Python: a line comes in with the path of a module, the name of a function and its arguments,
// a line goes out with what it gave or threw. See made_up.py.

import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const [path, name, args] = JSON.parse(line);
  let answer;
  try {
    answer = { value: await (await import(path))[name](...args) };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  console.log(JSON.stringify(answer));
}
