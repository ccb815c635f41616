using System.Diagnostics;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Delivery;
using Handslaget.Booking.Web.Tests.Stories;
using Xunit.Abstractions;

namespace Handslaget.Booking.Web.Tests.Inbox;

/// <summary>The service with its mailbox, and one of the town's officials with hers and Thunderbird, and the mail that goes between them.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private const string Office = "moten@kommun.example";

    private const int Tables = 6;

    private readonly MailServer smtp = new();
    private readonly ImapServer ours = new();
    private readonly ImapServer hers = new();
    private readonly PostOffice post;
    private readonly ITestOutputHelper output;
    private readonly DateOnly from = SwedishTime.Date(DateTimeOffset.UtcNow).AddDays(14);
    private Thunderbird? thunderbird;
    private InboxHost? house;

    public Desk(ITestOutputHelper output)
    {
        this.output = output;
        post = new PostOffice(smtp, new Dictionary<string, ImapServer> { [Office] = ours, [Address] = hers });
    }

    public static Guid Her { get; } = SmallTown.Official("food-control", 1);

    private static string Address => "food-control1@test.example";

    /// <summary>Thunderbird stamps what it sends by the machine's clock, so the service lives today.</summary>
    public async Task Open()
    {
        house = await InboxHost.StartAt(DateTimeOffset.UtcNow,
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{smtp.Port}"), ("Mail:Tls", "None"), ("Mail:From", $"Norrköpings kommun <{Office}>"),
            ("Inbox:Imap:Host", "127.0.0.1"), ("Inbox:Imap:Port", $"{ours.Port}"), ("Inbox:Imap:Tls", "None"), ("Inbox:Imap:User", "moten"), ("Inbox:Imap:Password", "test"));
        thunderbird = new Thunderbird(Address, hers.Port, smtp.Port);
    }

    public IReadOnlyList<Entry> Calendar => thunderbird!.Events();

    public Task<Meeting> Meeting(Company company) => house!.Meeting(company);

    /// <summary>A table where she sits. Her colleague has some of them, since they share the load.</summary>
    public async Task<Company> HasATable()
    {
        for (var asked = 0; asked < Tables; asked++)
        {
            var company = await Company.Asks(house!.Client());
            await company.Holds(await company.FirstTime(from, from.AddDays(14)));
            (await company.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
            if (await house.Holder(company, "food-control") == Her) return company;
        }
        throw new InvalidOperationException($"She has none of {Tables} tables.");
    }

    public async Task<DateTimeOffset> Moves(Company company)
    {
        var later = await company.FirstTime(SwedishTime.Date((await Meeting(company)).Slot!.Value.Start).AddDays(1), from.AddDays(28));
        (await company.Send(HttpMethod.Put, "time", new { start = later })).EnsureSuccessStatusCode();
        return later;
    }

    /// <summary>The letter as it stands before her, once it has come.</summary>
    public async Task<Shown> Sees(Company company, NoticeKind kind)
    {
        Notice? sent = null;
        await StoryHost.Until($"{kind} is sent", async () =>
            (sent = (await house!.Notices(company)).SingleOrDefault(n => n.Kind == kind && n.OfficialId == Her && n.State == NoticeState.Sent)) is not null);
        var shown = thunderbird!.Open($"{sent!.Id:N}@handslaget.local");
        thunderbird.Picture($"{company.Id:N}-{kind}");
        output.WriteLine($"{kind}: {shown.Subject}: {shown.Bar} [{string.Join(", ", shown.Buttons.Select(b => b.Label))}]");
        return shown;
    }

    public async Task Presses(string button, string what, Func<Task<bool>> happened)
    {
        var pressed = Stopwatch.StartNew();
        thunderbird!.Press(button);
        await StoryHost.Until(what, happened);
        output.WriteLine($"{pressed.ElapsedMilliseconds} ms from {button} until {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        thunderbird?.Dispose();
        if (house is not null) await house.DisposeAsync();
        await post.DisposeAsync();
        hers.Dispose();
        ours.Dispose();
        smtp.Dispose();
    }
}
