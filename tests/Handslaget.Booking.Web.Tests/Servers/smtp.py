"""A mail server with faults, for the tests of Delivery: a real SMTP conversation, letters kept in a Maildir.

    /usr/bin/python3 smtp.py FOLDER

Prints "listening PORT". FOLDER/mode is read at every step and holds one of
  ok      take the letter
  451     "try later" instead of taking it
  550     no such recipient
  554     the text is refused
  drop    take the letter, then cut the connection before saying so
  slow    take it, and say so after twelve seconds
Every letter that reached DATA is a line in FOLDER/log with its mode and Message-ID.
"""
import asyncio
import email
import email.policy
import mailbox
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

folder = Path(sys.argv[1])
maildir = mailbox.Maildir(folder / "Maildir")


def mode():
    try:
        return (folder / "mode").read_text().strip() or "ok"
    except FileNotFoundError:
        return "ok"


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode() == "550":
            return f"550 5.1.1 <{address}> no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        now = mode()
        with open(folder / "log", "a") as log:
            log.write(f"{now} {letter['Message-ID']} {','.join(envelope.rcpt_tos)}\n")
        if now == "451":
            return "451 4.7.1 greylisted, try later"
        if now == "554":
            return "554 5.7.1 we do not like the text"
        maildir.add(mailbox.MaildirMessage(envelope.content))
        if now == "drop":
            server.transport.abort()
            return "250 never heard"
        if now == "slow":
            await asyncio.sleep(12)
        return "250 taken"


def known(server, session, envelope, mechanism, login):
    return AuthResult(success=login.password == "rätt".encode(), handled=False)


def conversation():
    return SMTP(Handler(), enable_SMTPUTF8=True, hostname="test.example", authenticator=known, auth_require_tls=False)


async def serve():
    server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", 0)
    print("listening", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
