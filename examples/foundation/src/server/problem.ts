import type { FastifyReply } from 'fastify';

/** Answers with a problem document (RFC 9457). */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  title: string,
  detail?: string,
): FastifyReply {
  return reply.code(status).type('application/problem+json').send({ title, status, detail });
}
