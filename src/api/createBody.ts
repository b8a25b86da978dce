import { createsByUuid, type CreateRequest } from "../core/create/createAnswers";

type WireId = number | string;

/** The create body of call 2 in docs/api.md, "the document". */
interface DocumentBody {
  readonly name: string;
  readonly plan_id: WireId;
  readonly os_id: WireId;
  readonly location: string;
  readonly hostname?: string;
  readonly ssh_key_id?: WireId;
  readonly backups_enabled?: boolean;
}

/** The create body where plans are known by UUID, as the company's other clients send it. */
interface UuidBody {
  readonly hostname: string;
  readonly plan_uuid: string;
  readonly os_version_uuid: string;
  readonly location_id: WireId;
  readonly ssh_key_ids?: readonly string[];
}

export type CreateBody = DocumentBody | UuidBody;

/**
 * The API has two id worlds, and the plan tells which one this account lives in: an integer is
 * the document's, anything else a UUID.
 */
export function createBody(request: CreateRequest): CreateBody {
  return createsByUuid(request.planId) ? uuidBody(request) : documentBody(request);
}

export function documentBody(request: CreateRequest): DocumentBody {
  const { name, planId, osId, location, hostname, sshKeyId, backupsEnabled } = request;
  return {
    name,
    plan_id: wireId(planId),
    os_id: wireId(osId),
    location: location.code,
    ...(hostname === "" ? {} : { hostname }),
    ...(sshKeyId === undefined ? {} : { ssh_key_id: wireId(sshKeyId) }),
    ...(backupsEnabled ? { backups_enabled: true } : {}),
  };
}

function uuidBody({ name, planId, osId, location, hostname, sshKeyId }: CreateRequest): UuidBody {
  return {
    hostname: hostname === "" ? name : hostname,
    plan_uuid: planId,
    os_version_uuid: osId,
    location_id: location.id === undefined ? location.code : wireId(location.id),
    ...(sshKeyId === undefined ? {} : { ssh_key_ids: [sshKeyId] }),
  };
}

/** A number goes out as one where that changes nothing of it. */
function wireId(id: string): WireId {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
