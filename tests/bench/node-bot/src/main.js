// Lambda's custom runtime loop around the bot: ask for an event, handle it, send the answer.
//
// It does less than the managed Node runtime does, so the bot is measured in its favour.
import http from "node:http";

import { bot, secret } from "./bot.js";
import { readCategories } from "./store.js";
import { webhookCallback } from "grammy";

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true });

/** One request to the Runtime API; the answer's headers and text. */
function runtime(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, agent, method, path: `/2018-06-01/runtime/${path}` },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part) => (text += part));
        response.on("end", () => resolve({ headers: response.headers, text }));
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function main() {
  const handler = webhookCallback(bot, "aws-lambda-async", { secretToken: secret });
  await readCategories();
  for (;;) {
    const { headers, text } = await runtime("GET", "invocation/next");
    const invocation = `invocation/${headers["lambda-runtime-aws-request-id"]}`;
    try {
      const answer = await handler(JSON.parse(text), {});
      await runtime("POST", `${invocation}/response`, JSON.stringify(answer));
    } catch (error) {
      console.error(error);
      const failure = { errorType: error.name, errorMessage: error.message };
      await runtime("POST", `${invocation}/error`, JSON.stringify(failure));
    }
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
