using System.Buffers.Text;
using System.Net;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.SigningIn;

/// <summary>A link opens one thing, for as long as there is a reason.</summary>
[Collection(SignInHost.Collection)]
public sealed class When_links_end(SignInHost house)
{
    private static readonly DateTimeOffset Asked = StoryHost.Morning;
    private readonly LinkLife life = new();

    [Fact]
    public void A_request_that_was_never_booked_is_forgotten_after_thirty_days()
    {
        var meeting = Meeting.New with { RequestedAt = Asked };

        Assert.True(life.OpensMeeting(meeting, Asked.AddDays(30).AddSeconds(-1)));
        Assert.False(life.OpensMeeting(meeting, Asked.AddDays(30)));
    }

    [Fact]
    public void A_meeting_can_be_looked_at_for_ninety_days_after_it_was_held()
    {
        var end = Asked.AddDays(20).AddHours(1);
        var meeting = Meeting.New with { RequestedAt = Asked, BookedAt = Asked, Slot = new Slot(Asked.AddDays(20), end) };

        Assert.True(life.OpensMeeting(meeting, end.AddDays(90).AddSeconds(-1)));
        Assert.False(life.OpensMeeting(meeting, end.AddDays(90)));
    }

    [Fact]
    public void And_for_ninety_days_after_the_last_day_of_what_was_promised_there()
    {
        var end = Asked.AddDays(20).AddHours(1);
        var last = SwedishTime.Date(end).AddDays(200);
        var meeting = Meeting.New with { RequestedAt = Asked, BookedAt = Asked, Slot = new Slot(Asked.AddDays(20), end), PromisedUntil = last };

        Assert.True(life.OpensMeeting(meeting, SwedishTime.Midnight(last).AddDays(90).AddSeconds(-1)));
        Assert.False(life.OpensMeeting(meeting, SwedishTime.Midnight(last).AddDays(90)));
    }

    [Fact]
    public async Task Links_open_nothing_when_their_time_is_over()
    {
        var company = await Company.Asks(house.Browser());
        var key = company.Key;
        Assert.Equal(HttpStatusCode.OK, (await house.Browser().GetAsync($"/bord/{key}")).StatusCode);
        await using var late = house.House("Development", ("Links:DaysUnbooked", "1"));
        var then = new HttpClient { BaseAddress = late.ClientOptions.BaseAddress };

        house.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.NotFound, (await then.GetAsync($"/bord/{key}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Company(then, key, company.Id).Send(HttpMethod.Get, "")).StatusCode);
    }

    [Fact]
    public async Task There_is_nothing_to_answer_when_the_meeting_has_begun()
    {
        var day = SwedishTime.Date(house.Clock.GetUtcNow()).AddDays(14);
        while (day.DayOfWeek != DayOfWeek.Wednesday) day = day.AddDays(1);
        var (company, start) = await Company.WithATable(house.Browser(), day);
        var link = $"/svar/{house.Services.GetRequiredService<Links>().Answer(company.Id, await Seated(company))}";
        Assert.Equal(HttpStatusCode.OK, (await house.Browser().GetAsync(link)).StatusCode);

        house.Clock.SetUtcNow(start);

        var asked = await house.Browser().GetAsync(link);
        var answered = await house.Browser().PostAsync(link, new FormUrlEncodedContent([KeyValuePair.Create("svar", "kan"), KeyValuePair.Create("start", start.ToString("O"))]));
        Assert.Equal(HttpStatusCode.Gone, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, answered.StatusCode);
        Assert.Contains("Mötet har redan börjat", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_tokens_with_one_bit_turned_open_nothing()
    {
        var links = house.Services.GetRequiredService<Links>();
        for (var n = 0; n < 10_000; n++)
        {
            var isAnswer = n % 2 == 0;
            var token = isAnswer ? links.Answer(Guid.NewGuid(), Guid.NewGuid()) : links.Follow(Guid.NewGuid(), 0);
            var bytes = Base64Url.DecodeFromChars(token);
            bytes[Random.Shared.Next(bytes.Length)] ^= (byte)(1 << Random.Shared.Next(8));
            var turned = Base64Url.EncodeToString(bytes);

            Assert.True(isAnswer ? links.OpensQuestion(token) is not null : links.OpensMeeting(token) is not null);
            Assert.Null(links.OpensMeeting(turned));
            Assert.Null(links.OpensQuestion(turned));
        }
    }

    [Fact]
    public void A_token_for_one_purpose_never_opens_another()
    {
        var links = house.Services.GetRequiredService<Links>();

        Assert.Null(links.OpensQuestion(links.Follow(Guid.NewGuid(), 0)));
        Assert.Null(links.OpensMeeting(links.Answer(Guid.NewGuid(), Guid.NewGuid())));
    }

    private async Task<Guid> Seated(Company company) =>
        (await house.Services.GetRequiredService<MeetingLog>().Find(company.Id, default))!.Places[0].OfficialId;
}
