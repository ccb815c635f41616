using System.Net;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>What the board and the list of clocks say of it, and to whom. The house is this story's own, since it moves its clock.</summary>
public sealed class When_a_complaint_is_late(StoryHost house) : IClassFixture<StoryHost>
{
    private static readonly ComplaintReceived Received =
        new(Guid.NewGuid(), ComplaintKind.Treatment, null, SmallTown.Coordinator, null, true, "sv", StoryHost.Morning);

    [Fact]
    public async Task The_one_it_is_about_does_not_see_that_and_a_late_answer_takes_it_off_the_board()
    {
        await house.Services.GetRequiredService<SubjectLog>().Decide<Complaint>(Received.ComplaintId, "company", c => c.Receive(Received), default);
        house.Clock.SetUtcNow(StoryHost.Morning.AddDays(30));
        var (accused, other) = (await house.SignedIn(SmallTown.Coordinator), await house.SignedIn(SmallTown.Official("coordination", 2)));
        var page = $"/lots/klagomal/{Received.ComplaintId}";

        Assert.Contains("utanför mötena", await Read(other, "/lots"), StringComparison.Ordinal);
        Assert.Contains(page, await Read(other, "/lots/loften"), StringComparison.Ordinal);
        Assert.DoesNotContain("utanför mötena", await Read(accused, "/lots"), StringComparison.Ordinal);
        Assert.DoesNotContain("Klagomål</a>", Inner(await Read(accused, "/lots/loften")), StringComparison.Ordinal);

        // It can not be sent without saying why, and what was typed is kept.
        Assert.Contains("Varför dröjde det?", await Read(other, page), StringComparison.Ordinal);
        using var without = await other.PostAsync($"{page}/svar", new FormUrlEncodedContent([new("utfall", "Right"), new("svar", "Ni har rätt.")]));
        var told = WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("Skriv varför det dröjde.", told, StringComparison.Ordinal);
        Assert.Contains("Ni har rätt.", told, StringComparison.Ordinal);
        await Form.Send(other, $"{page}/svar", ("utfall", "Right"), ("svar", "Ni har rätt."), ("drojde-svar", "Den som utredde var sjuk."));
        await using var session = house.Services.GetRequiredService<Marten.IDocumentStore>().QuerySession();
        var words = (await session.LoadAsync<ComplaintWords>(ComplaintWords.IdOf(Received.ComplaintId, WhatIsSaid.Answer)))!.Text;
        Assert.StartsWith("Vi lovade er svar senast måndag 15 februari. Det höll vi inte, och vi ber om ursäkt.\nDen som utredde var sjuk.\n\nNi har rätt.", words, StringComparison.Ordinal);
        var clocks = await Marten.QueryableExtensions.ToListAsync(session.Query<ClockRow>().Where(r => r.SubjectId == Received.ComplaintId));
        Assert.Equal(2, clocks.Count(c => c.ExplainedAt is not null));
        Assert.DoesNotContain("utanför mötena", await Read(other, "/lots"), StringComparison.Ordinal);
        Assert.DoesNotContain(page, await Read(other, "/lots/loften"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_about_it_that_did_not_arrive_is_on_the_board_but_for_the_one_it_is_about()
    {
        var received = Received with { ComplaintId = Guid.NewGuid() };
        var now = house.Clock.GetUtcNow();
        await house.Services.GetRequiredService<SubjectLog>().Decide<Complaint>(received.ComplaintId, "company", c => c.Receive(received), default, session => session.Store(
            Notice.Of(received.ComplaintId, NoticeKind.ComplaintAnswered, null, now) with { State = NoticeState.Failed, WrittenAt = now }));
        var (accused, other) = (await house.SignedIn(SmallTown.Coordinator), await house.SignedIn(SmallTown.Official("coordination", 2)));

        Assert.Contains("Ett brev om ett klagomål kom inte fram", await Read(other, "/lots"), StringComparison.Ordinal);
        Assert.DoesNotContain("brev om ett klagomål", await Read(accused, "/lots"), StringComparison.Ordinal);
    }

    private static string Inner(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..];

    private static async Task<string> Read(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));
}
