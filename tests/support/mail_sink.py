#!/usr/bin/python3
"""A real SMTP server (aiosmtpd) that keeps what it is given: for tests.

mail_sink.py [--tls CERTIFICATE KEY] [--starttls CERTIFICATE KEY] [--user NAME PASSWORD]

Listens on a free port of 127.0.0.1 and prints {"port": N}; then one JSON line for every message, before its sender hears
of it. What it does with a recipient is said by the first word of the address:
refuse…: 550 at RCPT; later…: 451 at RCPT; full…: 552 after DATA; bye…: 421 at RCPT; hang…: no answer to the message; die…: ends the
connection in the middle of DATA; drip…: a byte of an answer now and then, without end. Ends when its standard input does.
"""
import argparse
import asyncio
import json
import logging
import ssl
import sys
import warnings

# What it warns of is what the tests are about.
warnings.simplefilter("ignore")
logging.disable()

from aiosmtpd.smtp import SMTP, AuthResult


def say(value):
    print(json.dumps(value), flush=True)


class Keeper:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refuse"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later"):
            return "451 4.7.1 try again later"
        if address.startswith("bye"):
            return "421 4.3.2 closing down"
        if address.startswith("drip"):
            while True:
                server.transport.write(b"2")
                await asyncio.sleep(0.05)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith("full"):
            return "552 5.2.2 mailbox full"
        if to.startswith("hang"):
            await asyncio.sleep(3600)
        say({"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": envelope.content.decode("ascii"),
             "tls": server.transport.get_extra_info("sslcontext") is not None, "user": session.auth_data.login.decode() if session.auth_data else None})
        return "250 OK"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        if any(address.startswith("die") for address in self.envelope.rcpt_tos):
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def context_of(names):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*names)
    return context


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--starttls", nargs=2)
    parser.add_argument("--user", nargs=2)
    asked = parser.parse_args()

    def check(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == tuple(asked.user), auth_data=data)

    options = {"enable_SMTPUTF8": False, "timeout": 3600}
    if asked.user:
        options |= {"authenticator": check, "auth_required": True, "auth_require_tls": not asked.tls and bool(asked.starttls)}
    if asked.starttls:
        options |= {"tls_context": context_of(asked.starttls), "require_starttls": True}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(Keeper(), loop=loop, **options), "127.0.0.1", 0,
                                      ssl=context_of(asked.tls) if asked.tls else None)
    say({"port": server.sockets[0].getsockname()[1]})
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
