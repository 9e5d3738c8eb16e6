// The bot's table: conversations, the running number, appeals; categories kept for a minute.
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { randomUUID } from "node:crypto";

const table = process.env.TABLE_NAME;
const client = new DynamoDBClient({});
const FRESH_MS = 60_000;

let categories = { read: -Infinity, list: [] };

/** The city's categories, at most a minute old. */
export async function readCategories() {
  if (Date.now() - categories.read < FRESH_MS) return categories.list;
  const answer = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :category)",
      ExpressionAttributeValues: { ":pk": { S: "DIRECTORY" }, ":category": { S: "CATEGORY#" } },
    }),
  );
  categories = { read: Date.now(), list: answer.Items.map((item) => JSON.parse(item.data.S)) };
  return categories.list;
}

/** What is known of a chat; for a new one, the beginning. */
export async function readConversation(chat) {
  const answer = await client.send(
    new GetItemCommand({ TableName: table, Key: conversationKey(chat), ConsistentRead: true }),
  );
  if (!answer.Item) return { last_update: 0, step: "idle", draft: {} };
  return { ...JSON.parse(answer.Item.data.S), last_update: Number(answer.Item.last_update.N) };
}

/** Stores a conversation, unless a later update was stored meanwhile. */
export async function writeConversation(chat, { last_update, ...rest }) {
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: {
        ...conversationKey(chat),
        last_update: { N: String(last_update) },
        data: { S: JSON.stringify(rest) },
      },
      ConditionExpression: "attribute_not_exists(pk) OR last_update < :update",
      ExpressionAttributeValues: { ":update": { N: String(last_update) } },
    }),
  );
}

/** Registers an appeal under the next number of the year; the number. */
export async function file(chat, draft) {
  const now = new Date();
  const year = now.getUTCFullYear();
  const counter = await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: `REGISTER#${year}` }, sk: { S: "COUNTER" } },
      UpdateExpression: "ADD #last :one",
      ExpressionAttributeNames: { "#last": "last" },
      ExpressionAttributeValues: { ":one": { N: "1" } },
      ReturnValues: "UPDATED_NEW",
    }),
  );
  const sequence = counter.Attributes.last.N;
  const number = `${draft.surname[0]}-${sequence}/${year}`;
  const id = randomUUID();
  const at = now.toISOString();
  const history = [{ at, kind: "registered", actor: `telegram#${chat}` }];
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: {
        pk: { S: `APPEAL#${id}` },
        sk: { S: "CARD" },
        r_pk: { S: `MONTH#${at.slice(0, 7)}` },
        r_sk: { S: sequence.padStart(8, "0") },
        a_pk: { S: `telegram#${chat}` },
        a_sk: { S: `${at}#${id}` },
        w_pk: { S: "responsible" },
        w_sk: { S: `${at}#${id}` },
        data: { S: JSON.stringify({ id, number, state: "registered", chat, ...draft, history }) },
      },
    }),
  );
  return number;
}

function conversationKey(chat) {
  return { pk: { S: `CONV#telegram#${chat}` }, sk: { S: "STATE" } };
}
