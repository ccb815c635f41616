using System.Text.RegularExpressions;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;

namespace Handslaget.Booking.Web.Tests.Guarding;

/// <summary>Mail scanners open every link, some of them many times. Nothing may follow from it: no answer, no booking, no cancellation.</summary>
[Collection(StoryHost.Collection)]
public sealed partial class When_a_link_is_opened(StoryHost house)
{
    [Fact]
    public async Task Ten_times_each_from_every_mail_and_text_nothing_has_changed()
    {
        await MakeMessagesOfManyKinds();
        var links = Sent().SelectMany(text => Address().Matches(text).Select(m => new Uri(m.Value.TrimEnd('.', ',', ')')))).Distinct().ToList();
        Assert.Contains(links, l => l.AbsolutePath.StartsWith("/svar/", StringComparison.Ordinal));
        Assert.Contains(links, l => l.AbsolutePath.StartsWith("/bord/", StringComparison.Ordinal));
        var before = await Quiet();

        var client = house.Client();
        foreach (var link in links)
        {
            for (var scan = 0; scan < 10; scan++)
            {
                using var request = new HttpRequestMessage(scan == 0 ? HttpMethod.Head : HttpMethod.Get, link.PathAndQuery);
                using var answer = await client.SendAsync(request);
                Assert.True((int)answer.StatusCode < 500, $"{link.PathAndQuery}: {(int)answer.StatusCode}");
            }
        }

        var after = await Quiet();
        Assert.Equal(before, after);
    }

    private async Task MakeMessagesOfManyKinds()
    {
        var log = house.Services.GetRequiredService<MeetingLog>();
        var (moved, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 15));
        (await moved.Send(HttpMethod.Put, "time", new { start = await moved.FirstTime(new DateOnly(2027, 2, 16)) })).EnsureSuccessStatusCode();
        var (cancelled, _) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 17));
        (await cancelled.Send(HttpMethod.Put, "cancellation")).EnsureSuccessStatusCode();
        var (mended, start) = await Company.WithATable(house.Client(), new DateOnly(2027, 2, 10));
        var official = await house.SignedIn((await log.Find(mended.Id, default))!.Places[1].OfficialId);
        using var no = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/officials/me/seats/{mended.Id}/answer")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { accepts = false, start }),
        };
        (await official.SendAsync(no)).EnsureSuccessStatusCode();
        await StoryHost.Until("the mails are there", () => Task.FromResult(Directory.Exists(house.Outbox) && Directory.GetFiles(house.Outbox, "*.eml").Length >= 12));
    }

    /// <summary>Everything that has been sent, as its receiver reads it: both parts of the mails, the invitations and the texts.</summary>
    private IEnumerable<string> Sent()
    {
        foreach (var file in Directory.GetFiles(house.Outbox))
        {
            if (file.EndsWith(".txt", StringComparison.Ordinal)) yield return File.ReadAllText(file);
            if (!file.EndsWith(".eml", StringComparison.Ordinal)) continue;
            using var letter = MimeMessage.Load(file);
            foreach (var part in letter.BodyParts.OfType<TextPart>()) yield return Unfolded().Replace(part.Text, "");
        }
    }

    /// <summary>What the database says, once it has stopped changing by itself.</summary>
    private async Task<string> Quiet()
    {
        var last = await Everything();
        for (var waited = 0; waited < 60; waited++)
        {
            await Task.Delay(500);
            var now = await Everything();
            if (now == last) return now;
            last = now;
        }
        return last;
    }

    /// <summary>Every row of every table of ours, as one figure a table. The messages' own tables beat like a heart, and are left out.</summary>
    private async Task<string> Everything()
    {
        await using var connection = new NpgsqlConnection(house.ConnectionString);
        await connection.OpenAsync();
        List<string> tables = [];
        await using (var list = new NpgsqlCommand(
            "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') "
            + "and table_type = 'BASE TABLE' and table_name not like 'wolverine%' order by 1", connection))
        await using (var found = await list.ExecuteReaderAsync())
        {
            while (await found.ReadAsync()) tables.Add(found.GetString(0));
        }
        Assert.True(tables.Count > 10, "the tables were not found");
        List<string> sums = [];
        foreach (var table in tables)
        {
            await using var sum = new NpgsqlCommand($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t", connection);
            sums.Add($"{table}: {await sum.ExecuteScalarAsync()}");
        }
        return string.Join('\n', sums);
    }

    [GeneratedRegex("https?://[^\\s\"<>]+")]
    private static partial Regex Address();

    /// <summary>An invitation's long lines are folded.</summary>
    [GeneratedRegex("\r?\n ")]
    private static partial Regex Unfolded();
}
