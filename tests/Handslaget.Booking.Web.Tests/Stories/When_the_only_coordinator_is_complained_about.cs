using System.Net;
using Handslaget.Booking.Complaints;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>There is nobody in the service who may read it: it goes to somebody above, and the company hears so.</summary>
public sealed class When_the_only_coordinator_is_complained_about(StoryHost house) : IClassFixture<StoryHost>
{
    [Fact]
    public async Task It_goes_to_who_is_above_and_says_so_or_where_to_call_when_nobody_is_named()
    {
        var (store, subjects) = (house.Services.GetRequiredService<IDocumentStore>(), house.Services.GetRequiredService<SubjectLog>());
        var two = Received();
        await subjects.Decide<Complaint>(two.ComplaintId, "company", c => c.Receive(two), default);
        Assert.Null(await Written(two));

        await using (var session = store.LightweightSession())
        {
            session.Store((await session.LoadAsync<Person>(SmallTown.Official("coordination", 2)))! with { IsCoordinator = false });
            await session.SaveChangesAsync();
        }
        var one = Received();
        await subjects.Decide<Complaint>(one.ComplaintId, "company", c => c.Receive(one), default, s => s.Store(ComplaintWords.Of(one.ComplaintId, WhatIsSaid.Complaint, "Otrevlig.")));

        var letter = (await Written(one))!;
        Assert.Contains("Otrevlig.", letter.Letter.PlainText, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await house.Client().GetStringAsync($"/klagomal/{house.Services.GetRequiredService<Links>().Complaint(one.ComplaintId)}"));
        Assert.Contains("be om en chef, så tas det emot", page, StringComparison.Ordinal);
        Assert.DoesNotContain(one.ComplaintId.ToString(), await (await house.SignedIn(SmallTown.Coordinator)).GetStringAsync("/lots/klagomal"), StringComparison.Ordinal);
    }

    private async Task<Addressed?> Written(ComplaintReceived received)
    {
        var notice = Notice.Of(received.ComplaintId, NoticeKind.ComplaintEscalated, null, received.At);
        return await house.Services.GetServices<IWriteLetters>().Single(w => w.Writes(notice.Kind)).Write(notice, StoryHost.Morning, default);
    }

    private static ComplaintReceived Received() =>
        new(Guid.NewGuid(), ComplaintKind.Treatment, null, SmallTown.Coordinator, null, true, "sv", StoryHost.Morning);
}
