import * as v from "valibot";
import { amount, flag, idSchema, lenient, text } from "./schemas";

/** `GET plans/`. Prices come as numbers or as text. */
export const planOfferSchema = v.object({
  id: lenient(idSchema),
  uuid: lenient(idSchema),
  name: lenient(text),
  vcpus: lenient(amount),
  memory: lenient(amount),
  storage: lenient(amount),
  bandwidth: lenient(amount),
  price_monthly: lenient(amount),
  price_hourly: lenient(amount),
  available: lenient(flag),
  locations: lenient(v.array(text)),
});

const versionSchema = v.object({
  id: lenient(idSchema),
  uuid: lenient(idSchema),
  name: lenient(text),
  version: lenient(text),
});

/** `GET operating-systems/`, which no document describes. */
export const nestedOsSchema = v.object({
  id: lenient(idSchema),
  uuid: lenient(idSchema),
  name: lenient(text),
  versions: lenient(v.array(versionSchema)),
});

/** `GET locations/`, which no document describes. */
export const locationOfferSchema = v.object({
  id: lenient(idSchema),
  uuid: lenient(idSchema),
  code: lenient(text),
  name: lenient(text),
});

/** `GET ssh-keys/`, which no document describes. */
export const sshKeyOfferSchema = v.object({
  id: lenient(idSchema),
  uuid: lenient(idSchema),
  name: lenient(text),
});
