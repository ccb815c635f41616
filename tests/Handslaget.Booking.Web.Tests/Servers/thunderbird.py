"""Somebody at her desk: Thunderbird with one IMAP account and one calendar of its own, on a screen that nobody sees (Xvfb), whose buttons are pressed
through Marionette, Firefox' own remote control.

    /usr/bin/python3 thunderbird.py FOLDER ADDRESS IMAP-PORT SMTP-PORT

Prints "ready" when it has read its mailbox once. Then each line on stdin is a command and each line on stdout its answer, as JSON:
  {"open": MESSAGE-ID}    waits for the letter, opens it, and tells subject, text and what the invitation bar says and offers
  {"press": BUTTON-ID}    presses a button of the bar, as a person does
  {"events": true}        what lies in the calendar
  {"picture": FILE}       the screen as it is seen, a PNG
The profile, the log and the screen's socket lie in FOLDER. It ends when stdin does.
"""
import base64
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

folder, address, imap, smtp = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
PATIENCE = 120


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def profile(port):
    here = folder / "profile"
    here.mkdir()
    settings = {
        "mail.accountmanager.accounts": "account1,account2", "mail.accountmanager.defaultaccount": "account1", "mail.accountmanager.localfoldersserver": "server2",
        "mail.account.account1.server": "server1", "mail.account.account1.identities": "id1", "mail.account.account2.server": "server2",
        "mail.identity.id1.fullName": "Åsa Öberg, livsmedel", "mail.identity.id1.useremail": address, "mail.identity.id1.smtpServer": "smtp1", "mail.identity.id1.valid": True,
        "mail.identity.id1.fcc": False,
        "mail.server.server1.type": "imap", "mail.server.server1.hostname": "127.0.0.1", "mail.server.server1.port": imap, "mail.server.server1.userName": "asa",
        "mail.server.server1.name": address, "mail.server.server1.authMethod": 3, "mail.server.server1.socketType": 0, "mail.server.server1.login_at_startup": False,
        "mail.server.server1.check_new_mail": False,
        "mail.server.server2.type": "none", "mail.server.server2.hostname": "Local Folders", "mail.server.server2.userName": "nobody", "mail.server.server2.name": "Local Folders",
        "mail.smtpservers": "smtp1", "mail.smtp.defaultserver": "smtp1", "mail.smtpserver.smtp1.hostname": "127.0.0.1", "mail.smtpserver.smtp1.port": smtp,
        "mail.smtpserver.smtp1.authMethod": 1, "mail.smtpserver.smtp1.try_ssl": 0,
        "marionette.port": port, "calendar.timezone.local": "Europe/Stockholm", "calendar.timezone.useSystemTimezone": False, "calendar.alarms.show": False,
        "app.update.enabled": False, "app.donation.eoy.version.viewed": 999, "datareporting.policy.dataSubmissionPolicyBypassNotification": True, "browser.shell.checkDefaultClient": False,
        "mail.shell.checkDefaultClient": False, "mail.provider.suppress_dialog_on_startup": True, "mail.spotlight.firstRunDone": True, "mail.winsearch.firstRunDone": True,
        "mailnews.start_page.enabled": False, "mail.rights.version": 1, "mail.biff.show_alert": False, "mail.biff.play_sound": False, "toolkit.telemetry.enabled": False,
        "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False, "extensions.getAddons.cache.enabled": False, "mail.pane_config.dynamic": 0,
        }
    (here / "user.js").write_text("".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()), "utf-8")
    return here


class Marionette:
    """Length, colon, JSON: [0, id, command, parameters] out and [1, id, error, answer] back."""

    def __init__(self, port):
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
        self.file = self.line.makefile("rb")
        self.last = 0
        self.read()
        self.ask("WebDriver:NewSession", {})
        self.ask("WebDriver:SetTimeouts", {"script": PATIENCE * 1000})
        self.ask("Marionette:SetContext", {"value": "chrome"})

    def read(self):
        length = b""
        while (c := self.file.read(1)) != b":":
            if not c:
                raise EOFError("Thunderbird is gone")
            length += c
        return json.loads(self.file.read(int(length)))

    def ask(self, command, parameters):
        self.last += 1
        message = json.dumps([0, self.last, command, parameters]).encode()
        self.line.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self.read()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return answer

    def run(self, script, *arguments):
        body = "const done = arguments[arguments.length - 1]; (async () => {" + script + "})().then(done, e => done({fault: e + ' ' + e.stack}))"
        answer = self.ask("WebDriver:ExecuteAsyncScript", {"script": body, "args": list(arguments), "newSandbox": True})["value"]
        if isinstance(answer, dict) and "fault" in answer:
            raise RuntimeError(answer["fault"])
        return answer

    def picture(self, file):
        Path(file).write_bytes(base64.b64decode(self.ask("WebDriver:TakeScreenshot", {"full": False, "hash": False})["value"]))


TOOLS = """
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { setTimeout } = ChromeUtils.importESModule("resource://gre/modules/Timer.sys.mjs");
const sleep = ms => new Promise(r => setTimeout(r, ms));
const until = async (what, f) => {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(200)) { const v = await f(); if (v) return v; }
  throw new Error("It did not happen: " + what);
};
const desk = Services.wm.getMostRecentWindow("mail:3pane");
const pane = () => desk.document.getElementById("tabmail")?.currentAbout3Pane;
const letter = () => pane()?.messageBrowser?.contentWindow;
const inbox = () => MailServices.accounts.accounts.find(a => a.incomingServer.type == "imap").incomingServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
const visible = bar => [...bar.querySelectorAll("toolbarbutton[id]")].filter(b => !b.hidden);
"""

SETTLE = TOOLS + """
const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
login.init("imap://127.0.0.1", null, "imap://127.0.0.1", "asa", "test", "", "");
await Services.logins.addLoginAsync(login);
const mine = await until("a calendar", () => cal.manager.getCalendars().find(c => c.type == "storage"));
mine.setProperty("disabled", false);
mine.setProperty("imip.identity.key", "id1");
await until("the folder pane", () => pane()?.displayFolder);
const server = MailServices.accounts.accounts.find(a => a.incomingServer.type == "imap").incomingServer;
server.performExpand(null);
await until("the inbox", inbox);
pane().displayFolder(inbox().URI);
return true;
"""

OPEN = TOOLS + """
const id = arguments[0];
const found = await until("the letter " + id, () => {
  const folder = inbox();
  folder.getNewMessages(null, null);
  return [...folder.messages].find(m => m.messageId == id) ?? sleep(800).then(() => null);
});
if (pane().gFolder?.URI != found.folder.URI) pane().displayFolder(found.folder.URI);
await until("the letter can be chosen", () => { try { const at = pane().gDBView.findIndexOfMsgHdr(found, true); if (at < 0 || at > 4e9) return false; pane().threadTree.selectedIndex = at; return true; } catch { return false; } });
await until("the letter is shown", () => letter()?.gMessage?.messageId == id && letter().msgLoaded);
const bar = letter().document.getElementById("imip-bar");
// Whether there is a bar is known as soon as the letter is shown; what it offers, when the calendar has been searched.
await until("the bar has made up its mind", () => bar.collapsed || letter().calImipBar.itipItem);
return {
  subject: found.mime2DecodedSubject,
  text: letter().document.getElementById("messagepane").contentDocument.body.innerText,
  bar: bar.collapsed ? null : bar.querySelector(".msgNotificationBarText").textContent,
  buttons: bar.collapsed ? [] : visible(bar).map(b => ({ id: b.id, label: b.label })),
};
"""

PRESS = TOOLS + """
const button = letter().document.getElementById(arguments[0]);
if (!button || button.hidden) throw new Error(arguments[0] + " is not offered");
button.doCommand();
return true;
"""

EVENTS = TOOLS + """
const mine = cal.manager.getCalendars().filter(c => c.type == "storage");
const items = (await Promise.all(mine.map(c => c.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null)))).flat();
const utc = t => new Date(t.nativeTime / 1000).toISOString().slice(0, 16) + "Z";
return items.map(e => ({
  uid: e.id, start: utc(e.startDate), end: utc(e.endDate), title: e.title, location: e.getProperty("LOCATION"), status: e.status, sequence: Number(e.getProperty("SEQUENCE") ?? 0),
  mine: e.getAttendees().find(a => a.id.toLowerCase() == "mailto:" + arguments[0])?.participationStatus ?? null,
}));
"""


def screen():
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        return server, ":" + told.readline().strip()


def answer(wish, thunderbird):
    if "open" in wish:
        return thunderbird.run(OPEN, wish["open"])
    if "press" in wish:
        return thunderbird.run(PRESS, wish["press"])
    if "events" in wish:
        return thunderbird.run(EVENTS, address.lower())
    return thunderbird.picture(wish["picture"])


def work():
    port = free_port()
    xvfb, display = screen()
    environment = {**os.environ, "DISPLAY": display, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "TZ": "Europe/Stockholm", "MOZ_CRASHREPORTER_DISABLE": "1"}
    with open(folder / "log", "wb") as log:
        desk = subprocess.Popen(
            ["/usr/lib/thunderbird/thunderbird", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile(port))], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        thunderbird = Marionette(port)
        thunderbird.run(SETTLE)
        print('"ready"', flush=True)
        for line in sys.stdin:
            try:
                print(json.dumps(answer(json.loads(line), thunderbird)), flush=True)
            except RuntimeError as fault:
                print(json.dumps({"fault": str(fault)}), flush=True)
    finally:
        desk.kill()
        desk.wait()
        xvfb.kill()
        xvfb.wait()


work()
