using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Handslaget.Booking.Meetings;
using Handslaget.Booking.Tests.Meetings;

namespace Handslaget.Booking.Tests;

// What the compiler does not say (TigerBeetle's idea). Each exception stands here with its reason.
public partial class Tidy
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "..", "..", "src"));

    private static readonly string Core = Path.Combine(Source, "Handslaget.Booking");

    private static readonly string Web = Path.Combine(Source, "Handslaget.Booking.Web");

    /// <summary>Files of the web that may look at the machine's own clock.</summary>
    private static readonly Dictionary<string, string> MayLookAtTheClock = new()
    {
        ["Hosting/Progress.cs"] = "measures how long a step of the start took; decides nothing",
        ["Hosting/FolderLock.cs"] = "waits its turn before there is a host with a TimeProvider",
    };

    /// <summary>Facts that tell nobody anything.</summary>
    private static readonly Dictionary<Type, string> ToldToNobody = new()
    {
        [typeof(MeetingRequested)] = "the company sees it on its page, and nobody is asked until it books",
        [typeof(RequestChanged)] = "likewise",
        [typeof(PanelProposed)] = "goes with the request",
        [typeof(NoTimeFound)] = "shown at once, with ways on",
        [typeof(CompanyRecognised)] = "it only weighs when the panel is chosen",
        [typeof(NeedRelaxed)] = "the company chose it itself",
        [typeof(CallBackAsked)] = "stands in the coordinator's list",
        [typeof(NeedsHandled)] = "the coordinator did it",
        [typeof(OwnTimesWished)] = "stands in the coordinator's list",
        [typeof(WaitListJoined)] = "the company sees it on its page; it hears when a time is free",
        [typeof(WaitListLeft)] = "the company did it itself; who lost its place in silence is told",
        [typeof(OfferDeclined)] = "likewise",
        [typeof(OfferLapsed)] = "the letter said until when",
        [typeof(OfferWithdrawn)] = "the company sees it on its page, keeps its place, and hears of the next time",
        [typeof(SlotHeld)] = "the company chose it itself, and the officials are not disturbed by a hold",
        [typeof(HoldExtended)] = "likewise",
        [typeof(HoldReleased)] = "likewise",
        [typeof(HoldExpired)] = "the page shows the clock",
        [typeof(SeatAccepted)] = "the company hears when everybody has said yes",
        [typeof(SeatUndecided)] = "the question stays open",
        [typeof(OtherTimeProposed)] = "stands in the coordinator's list",
        [typeof(SeatLeftVacant)] = "the company hears of it with times to choose from; an optional seat is not missed",
        [typeof(AlternativesLapsed)] = "the letter said until when",
        [typeof(MeetingTookPlace)] = "those who were there know",
        [typeof(CompanyStayedAway)] = "likewise",
        [typeof(OutcomeWritten)] = "the coordinator sees it, and sends it to the company",
        [typeof(FollowUpDone)] = "those who spoke know",
        [typeof(VisitDeclined)] = "the company said it itself, and gets no more letters",
        [typeof(InvitationLapsed)] = "the company has been asked, reminded and called",
        [typeof(GrowthNeedsNoted)] = "the coordinator sees it",
        [typeof(CompanyForgotten)] = "nobody is left to tell",
    };

    /// <summary>Facts after which nothing is to be done.</summary>
    private static readonly Dictionary<Type, string> FollowedByNothing = new()
    {
        [typeof(MeetingRequested)] = "the company's next step",
        [typeof(RequestChanged)] = "the company's next step",
        [typeof(PanelProposed)] = "the company's next step",
        [typeof(NoTimeFound)] = "a human's next step",
        [typeof(CompanyRecognised)] = "it only weighs when the panel is chosen",
        [typeof(NeedRelaxed)] = "the company's next step",
        [typeof(CallBackAsked)] = "a human's next step",
        [typeof(NeedsHandled)] = "a human has taken the step",
        [typeof(OwnTimesWished)] = "a human's next step",
        [typeof(WishesRefused)] = "the company's next step",
        [typeof(WaitListJoined)] = "the list is looked through every minute",
        [typeof(WaitListLeft)] = "likewise",
        [typeof(OfferDeclined)] = "likewise, and the claims are let go of in the same transaction",
        [typeof(OfferLapsed)] = "likewise",
        [typeof(OfferWithdrawn)] = "likewise",
        [typeof(HoldReleased)] = "the claims are let go of in the same transaction",
        [typeof(HoldExpired)] = "likewise",
        [typeof(SeatAccepted)] = "a confirmation is recorded with it",
        [typeof(SeatUndecided)] = "the silence has a timer already",
        [typeof(OtherTimeProposed)] = "a human's next step",
        [typeof(CompanyReplied)] = "a human's next step",
        [typeof(OfficialNudged)] = "the silence has a timer already",
        [typeof(AlternativesLapsed)] = "the claims are let go of in the same transaction",
        [typeof(MeetingConfirmed)] = "the reminders are written already",
        [typeof(MeetingCancelled)] = "the claims are let go of in the same transaction",
        [typeof(MeetingFellThrough)] = "likewise",
        [typeof(CompanyStayedAway)] = "it is over",
        [typeof(SurveyAsked)] = "the company's next step",
        [typeof(OutcomeWritten)] = "a human's next step",
        [typeof(FollowUpDone)] = "the case holds what comes next",
        [typeof(VisitDeclined)] = "it is over",
        [typeof(InvitationLapsed)] = "it is over",
        [typeof(GrowthNeedsNoted)] = "a human's next step",
        [typeof(TableOpened)] = "the company's next step, at the table's own log",
        [typeof(CompanyForgotten)] = "it is the end",
        [typeof(CompanyLinkReplaced)] = "the link that was opens nothing from the same moment",
        [typeof(RoomSetByHand)] = "the claim follows in the same transaction",
    };

    [Fact]
    public void the_core_references_nothing()
    {
        var project = XDocument.Load(Path.Combine(Core, "Handslaget.Booking.csproj"));
        Assert.DoesNotContain(project.Descendants(), e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference");
        var shared = XDocument.Load(Path.Combine(Source, "Directory.Build.props"));
        Assert.DoesNotContain(shared.Descendants(), e => e.Name.LocalName is "PackageReference" or "GlobalPackageReference");
        Assert.All(typeof(Meeting).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void the_core_has_no_clock_no_chance_and_waits_for_nothing()
    {
        Assert.Equal([], Lines(Core, NotInTheCore()));
        Assert.NotEmpty(Files(Core));
    }

    [Fact]
    public void the_web_asks_the_time_provider_what_time_it_is() =>
        Assert.Equal([], Lines(Web, TheMachinesClock()).Where(line => !MayLookAtTheClock.ContainsKey(line.Split(':')[0])));

    [Fact]
    public void every_fact_tells_somebody_or_is_silent_for_a_reason() =>
        Assert.Equal(
            Names(ToldToNobody.Keys),
            Names(Every_fact.Moments.Where(m => Told(m.Value) == 0).Select(m => m.Key)));

    [Fact]
    public void every_fact_has_its_reactions_or_needs_none_for_a_reason() =>
        Assert.Equal(
            Names(FollowedByNothing.Keys),
            Names(Every_fact.Moments.Where(m => Followed(m.Value) == 0).Select(m => m.Key)));

    private static int Told((object[] Before, object Fact) moment)
    {
        var story = Story.Given([.. moment.Before, moment.Fact]);
        return Notices.For(moment.Fact, story.Before, story.Meeting).Count();
    }

    private static int Followed((object[] Before, object Fact) moment) =>
        Reactions.To(moment.Fact, Story.Given([.. moment.Before, moment.Fact]).Meeting, Table.Rules).Count();

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(t => t.Name).Order();

    [GeneratedRegex(@"\b(UtcNow|DateTime(Offset)?\.(Now|Today)|TimeProvider|Random|Guid\.(NewGuid|CreateVersion7)|Stopwatch|Environment|Thread|Task|async|await|File|HttpClient)\b")]
    private static partial Regex NotInTheCore();

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(UtcNow|Now|Today)|Stopwatch|Environment\.TickCount(64)?)\b")]
    private static partial Regex TheMachinesClock();

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>The lines of code, without their comments, that a pattern finds: "file:line: code".</summary>
    private static List<string> Lines(string folder, Regex pattern) =>
    [
        .. Files(folder).SelectMany(f => File.ReadLines(f)
            .Select((line, i) => (Code: line.Split("//")[0], Where: $"{Path.GetRelativePath(folder, f).Replace('\\', '/')}:{i + 1}"))
            .Where(l => pattern.IsMatch(l.Code))
            .Select(l => $"{l.Where}: {l.Code.Trim()}")),
    ];

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
