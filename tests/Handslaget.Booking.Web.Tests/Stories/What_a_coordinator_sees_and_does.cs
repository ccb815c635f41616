using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Register;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Handslaget.Booking.Web.Tests.Stories;

/// <summary>The coordinator's board and the meeting's page, as a browser without JavaScript sees them.</summary>
[Collection(StoryHost.Collection)]
public sealed class What_a_coordinator_sees_and_does(StoryHost house)
{
    private MeetingLog Log => house.Services.GetRequiredService<MeetingLog>();

    [Theory]
    [InlineData("/lots")]
    [InlineData("/lots/bord/7d2c4c9a-8d0d-4f3c-9a56-0d8f3b6f1a11")]
    public async Task To_everybody_else_the_pages_do_not_exist(string path)
    {
        // Who is not signed in is asked to, and comes back; an official who is signed in finds nothing.
        var stranger = await house.Client().GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.StartsWith("/logga-in", stranger.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(SmallTown.Official("food-control", 1))).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_company_that_wants_a_call_stands_on_the_board_with_its_number_as_text_until_it_is_seen_to()
    {
        var company = await Company.Asks(house.Client());
        (await company.Send(HttpMethod.Put, "call-back", new { company = "<script>alert(1)</script> AB", name = "Åsa \"Ö\"", phone = "011-15 00 77" })).EnsureSuccessStatusCode();
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var board = await Read(lots, "/lots");
        Assert.Contains("href=\"tel:0111500 77\"".Replace(" ", ""), board, StringComparison.Ordinal);
        Assert.Contains("1 arbetsdag kvar av löftet om ett samtal.", board, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", board, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", board, StringComparison.Ordinal);

        await Post(lots, $"/lots/bord/{company.Id}/ordnat");
        Assert.DoesNotContain(company.Id.ToString(), await Read(lots, "/lots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_why_people_sit_there_and_the_history_in_words()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 15));
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var page = await Read(lots, $"/lots/bord/{company.Id}");

        Assert.Contains("Varför just de här?", page, StringComparison.Ordinal);
        Assert.Contains("Mötet bokades. Alla vid bordet tillfrågades", page, StringComparison.Ordinal);
        Assert.Contains("får en påminnelse", page, StringComparison.Ordinal);
        var day = SwedishTime.Date(start);
        Assert.Contains("Det är helg.", await Read(lots, $"/lots/bord/{company.Id}?dag={day.AddDays(6 - (int)day.DayOfWeek):yyyy-MM-dd}&tid=10:00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_set_by_hand_asks_the_new_one_releases_the_old_one_and_keeps_the_reason()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 16));
        var before = (await Log.Find(company.Id, default))!;
        var old = Sitting(before, "food-control");
        var other = await Visitor("food-control", new DateOnly(2027, 2, 16));
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var without = await lots.PostAsync($"/lots/bord/{company.Id}/panel", Form(before, "food-control", other));
        Assert.Equal(HttpStatusCode.Conflict, without.StatusCode);
        Assert.Contains("Välj ett skäl", await Text(without), StringComparison.Ordinal);
        var done = await lots.PostAsync($"/lots/bord/{company.Id}/panel", Form(before, "food-control", other, ("skal", "ConflictOfInterest")));
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, await Text(done));

        var after = (await Log.Find(company.Id, default))!;
        Assert.Equal(other, Sitting(after, "food-control"));
        await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var told = await session.Query<Notice>().Where(n => n.MeetingId == company.Id && n.Sequence == after.Sequence).ToListAsync();
        Assert.Equal(
            [(NoticeKind.Asked, (Guid?)other), (NoticeKind.Released, old)], told.Select(n => (n.Kind, n.OfficialId)).OrderBy(n => n.Kind));
        Assert.Contains("Skäl: jäv.", await Read(lots, $"/lots/bord/{company.Id}"), StringComparison.Ordinal);
    }

    /// <summary>Somebody who is here for one day only, so that no other story's table gets a colleague it does not expect.</summary>
    private async Task<Guid> Visitor(string competence, DateOnly day)
    {
        var id = Guid.CreateVersion7();
        var (from, to) = (SwedishTime.Midnight(day), SwedishTime.Midnight(day.AddDays(1)));
        object[] facts =
        [
            new OfficialRegistered(id, "tuk-naringsliv"), new CompetenceGranted(competence, null), new CapacitySet(20),
            new WorkingHoursSet([new WorkingHours(day.DayOfWeek, new TimeOnly(8, 0), new TimeOnly(17, 0))]),
            new AbsenceRegistered(Guid.CreateVersion7(), new Slot(StoryHost.Morning, from)), new AbsenceRegistered(Guid.CreateVersion7(), new Slot(to, to.AddYears(1))),
        ];
        await house.Services.GetRequiredService<RegisterLog>().Begin<Official>(
            id, facts, "test", default, session => session.Store(new Person { Id = id, Name = "Besökaren", Email = "visitor@test.example" }));
        return id;
    }

    [Fact]
    public async Task Nobody_is_put_at_two_tables_by_hand_and_that_is_said()
    {
        var (first, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 17));
        var second = await Company.Asks(house.Client());
        await second.Holds(start);
        (await second.Send(HttpMethod.Put, "booking", Company.Details)).EnsureSuccessStatusCode();
        var (one, two) = ((await Log.Find(first.Id, default))!, (await Log.Find(second.Id, default))!);
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var panel = await lots.PostAsync($"/lots/bord/{first.Id}/panel", Form(one, "food-control", Sitting(two, "food-control"), ("skal", "Agreed")));
        Assert.Contains("har hunnit få ett annat bord", await Text(panel), StringComparison.Ordinal);
        var room = await lots.PostAsync($"/lots/bord/{first.Id}/rum", new FormUrlEncodedContent(new Dictionary<string, string> { ["rum"] = $"{two.RoomId}", ["skal"] = "Room" }));
        Assert.Contains("har hunnit få ett annat bord", await Text(room), StringComparison.Ordinal);

        Assert.Equal((await Log.Find(first.Id, default))!.Places.Select(p => p.OfficialId), one.Places.Select(p => p.OfficialId));
    }

    [Fact]
    public async Task Who_may_not_answer_for_a_seat_is_not_put_there()
    {
        var (company, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 18));
        var meeting = (await Log.Find(company.Id, default))!;
        var lots = await house.SignedIn(SmallTown.Coordinator);

        var response = await lots.PostAsync(
            $"/lots/bord/{company.Id}/panel", Form(meeting, "food-control", SmallTown.Official("tobacco-retail", 1), ("skal", "Agreed")));

        Assert.Contains("får inte svara för sin plats", await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_time_and_cancelling_are_a_coordinators_to_decide()
    {
        var (company, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 19));
        var lots = await house.SignedIn(SmallTown.Coordinator);
        var before = (await Log.Find(company.Id, default))!;
        var room = new[] { 1, 2, 3 }.Select(n => Notice.Name($"room/{n}")).First(id => id != before.RoomId);

        await Post(lots, $"/lots/bord/{company.Id}/rum", ("rum", $"{room}"), ("skal", "Room"));
        Assert.Equal(room, (await Log.Find(company.Id, default))!.RoomId);
        await StoryHost.Until("the company's letter about the room is sent", async () =>
        {
            await using var session = house.Services.GetRequiredService<IDocumentStore>().QuerySession();
            return await session.Query<Notice>().AnyAsync(n => n.MeetingId == company.Id && n.Kind == NoticeKind.RoomChanged && n.State == NoticeState.Sent)
                && !await session.Query<Notice>().AnyAsync(n => n.MeetingId == company.Id && n.Kind == NoticeKind.AnotherRoom && n.State != NoticeState.Sent);
        });

        var later = SwedishTime.Local(start.AddHours(2));
        await Post(lots, $"/lots/bord/{company.Id}/flytta", ("dag", $"{later:yyyy-MM-dd}"), ("tid", $"{later:HH:mm}"));
        Assert.Equal(start.AddHours(2), (await Log.Find(company.Id, default))!.Slot!.Value.Start);
        var night = await lots.PostAsync($"/lots/bord/{company.Id}/flytta", new FormUrlEncodedContent(new Dictionary<string, string> { ["dag"] = $"{later:yyyy-MM-dd}", ["tid"] = "03:00" }));
        var refused = await Text(night);
        foreach (var text in new[] { "Den tiden går inte. <a href=\"#varfor\">Se varför", "id=\"varfor\"", $"type=\"date\" required value=\"{later:yyyy-MM-dd}\"", "step=\"300\" required value=\"03:00\"" })
            Assert.Contains(text, refused, StringComparison.Ordinal);
        Assert.Matches("<details open[^>]*>\\s*<summary>Tid</summary>", refused);
        Assert.DoesNotMatch("<details open[^>]*>\\s*<summary>Tid</summary>", await Read(lots, $"/lots/bord/{company.Id}"));

        var past = await lots.PostAsync($"/lots/bord/{company.Id}/flytta", new FormUrlEncodedContent(new Dictionary<string, string> { ["dag"] = "2027-01-11", ["tid"] = "10:00" }));
        refused = await Text(past);
        Assert.Contains("Den tiden har varit. Välj en tid framåt.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("närmare än företag själva får boka.</p>", refused.Replace("Du kan välja en tid som är närmare än företag själva får boka.", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // Of the two reminders of each time, those of the first will not be sent, and nothing says that they will.
        var page = await Read(lots, $"/lots/bord/{company.Id}");
        Assert.Equal(2, Regex.Count(page, "behövs inte längre"));
        Assert.Equal(2, Regex.Count(page, ">skickas "));
        var history = await lots.GetFromJsonAsync<JsonElement>($"/api/v1/meetings/{company.Id}/history");
        Assert.Equal(["dropped", "dropped", "waiting", "waiting"], history.GetProperty("messages").EnumerateArray()
            .Where(n => n.GetProperty("kind").GetString()!.StartsWith("reminder", StringComparison.Ordinal)).Select(n => n.GetProperty("state").GetString()).Order());

        await Post(lots, $"/lots/bord/{company.Id}/stall-in");
        Assert.Equal(4, Regex.Count(await Read(lots, $"/lots/bord/{company.Id}"), "behövs inte längre"));
        Assert.Equal((MeetingStatus.Cancelled, "coordinator"), ((await Log.Find(company.Id, default))! is var m ? (m.Status, m.EndedBy) : default));
    }

    [Fact]
    public void Every_notice_of_a_meeting_has_words()
    {
        var meeting = Meeting.New with { Slot = Slot.From(house.Clock.GetUtcNow(), TimeSpan.FromHours(1)) };
        foreach (var kind in Enum.GetValues<NoticeKind>().Where(IsOfAMeeting)) Assert.NotEmpty(kind.Say().Sv);

        bool IsOfAMeeting(NoticeKind kind) => Record.Exception(() => Notice.To(Guid.Empty, kind, Channel.Mail, meeting).IsStillTrue(meeting, default)) is not ArgumentOutOfRangeException;
    }

    [Fact]
    public void Every_fact_of_a_meeting_and_its_clocks_has_a_sentence_and_nothing_else_has()
    {
        var names = new FactNames(_ => "Karin", c => new Text(c, c), _ => "Syrenen");
        foreach (var type in EventNames.Of<Meeting>().Concat(EventNames.Of<Promises.Clock>()))
        {
            var fact = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            foreach (var property in type.GetProperties().Where(p => p.CanWrite)) property.SetValue(fact, Something(property.PropertyType));
            var sentence = FactWords.Say(fact, names, default);
            Assert.True(sentence is { Sv.Length: > 5, En.Length: > 5 }, $"{type.Name} has no sentence.");
            Assert.EndsWith(".", sentence.Sv, StringComparison.Ordinal);
        }
        Assert.Null(FactWords.Say(new OfficialLeft(), names, default));
    }

    private static object? Something(Type type) =>
        type == typeof(string) ? "company"
        : type == typeof(Slot) ? new Slot(StoryHost.Morning, StoryHost.Morning.AddHours(1))
        : type == typeof(DateTimeOffset) ? StoryHost.Morning
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))
        : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static Guid Sitting(Meeting meeting, string seat) => meeting.Places.Single(p => p.Competences.Contains(seat)).OfficialId;

    private static FormUrlEncodedContent Form(Meeting meeting, string seat, Guid official, params (string Name, string Value)[] more) => new(
        meeting.Places.SelectMany(p => p.Competences.Select(c => KeyValuePair.Create($"plats.{c}", $"{(c == seat ? official : p.OfficialId)}")))
            .Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value))));

    private static async Task<string> Read(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    private static async Task Post(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var response = await browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}
