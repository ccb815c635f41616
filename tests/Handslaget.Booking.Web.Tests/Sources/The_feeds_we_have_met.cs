using Handslaget.Booking.Web.Sources.Reading;

namespace Handslaget.Booking.Web.Tests.Sources;

public class The_feeds_we_have_met
{
    public static TheoryData<string> Feeds => [.. Feed.Names];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void an_odd_feed_is_read_as_the_file_beside_it_says(string name)
    {
        var feed = new Feed(name);
        if (feed.Unreadable is { } reason)
        {
            Assert.Equal(reason, Assert.Throws<FeedUnreadable>(() => Read(feed)).Reason);
            return;
        }

        var reading = Read(feed);
        Assert.Equal(feed.Busy, reading.Busy);
        Assert.Equal(feed.Doubts, reading.Doubts);
    }

    private static FeedReading Read(Feed feed) => FeedReader.Read(feed.Text, feed.Within, feed.Options, CancellationToken.None);
}
