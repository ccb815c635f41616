using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Handslaget.Booking.Web.Afterwards;
using Handslaget.Booking.Web.Answering;
using Handslaget.Booking.Web.Complaining;
using Handslaget.Booking.Web.Coordinating;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Delivery.Letters;
using Handslaget.Booking.Web.Doors;
using Handslaget.Booking.Web.Feeds;
using Handslaget.Booking.Web.Following;
using Handslaget.Booking.Web.Forgetting;
using Handslaget.Booking.Web.Gatherings;
using Handslaget.Booking.Web.Inbox;
using Handslaget.Booking.Web.Pages;
using Handslaget.Booking.Web.Pages.After;
using Handslaget.Booking.Web.Pages.Complaints;
using Handslaget.Booking.Web.Pages.Coordinator;
using Handslaget.Booking.Web.Pages.Officials;
using Handslaget.Booking.Web.Pages.Visits;
using Handslaget.Booking.Web.Procuring;
using Handslaget.Booking.Web.Promising;
using Handslaget.Booking.Web.Publishing;
using Handslaget.Booking.Web.Registering;
using Handslaget.Booking.Web.Requesting;
using Handslaget.Booking.Web.Returning;
using Handslaget.Booking.Web.Scheduling;
using Handslaget.Booking.Web.SigningIn;
using Handslaget.Booking.Web.Simulating;
using Handslaget.Booking.Web.Sources;
using Handslaget.Booking.Web.Store;
using Handslaget.Booking.Web.Surveying;
using Handslaget.Booking.Web.Telling;
using Handslaget.Booking.Web.Visiting;
using Handslaget.Booking.Web.Waiting;
using Handslaget.Booking.Web.Wayfinding;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Hosting;

/// <summary>Everything the house is made of, and every door it has.</summary>
internal static class House
{
    public static void AddHouse(this WebApplicationBuilder builder, Database database)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_000_000;
        });

        builder.KeepKeysOutOfLogs();
        services.TryAddSingleton(TimeProvider.System);
        var catalogue = services.AddCatalogue(builder.Configuration);
        var promises = PromisesSetup.Read(builder.Configuration, catalogue);
        var rules = promises.Into(RulesSetup.Read(builder.Configuration), SwedishTime.Date(TimeProvider.System.GetUtcNow()));
        services.AddSingleton(promises).AddSingleton(rules);
        services.AddSingleton(AddressSetup.Read(builder.Configuration));

        builder.AddStore(database.ConnectionString, promises, rules);
        if (database.IsDemo) services.AddHostedService<DemoSeed>();
        builder.OpenStore(alone: database.IsDemo);
        if (database.IsDemo) services.AddSingleton<DemoHeldTable>().AddSingleton<DemoGatherings>().AddSingleton<DemoWeek>().AddSingleton<DemoVisits>().AddSingleton<DemoProcurements>().AddHostedService<DemoStories>();
        services.AddSingleton<Links>();
        services.AddDelivery(builder.Configuration);
        services.AddInbox(builder.Configuration).AddSingleton<SuspectAddresses>();

        services.AddSingleton<FreeTimes>().AddSingleton<WaysOn>().AddSingleton<MeetingViews>().AddSingleton<Answers>().AddSingleton<Caller>();
        services.AddSingleton(s => new MobileRules(s.GetRequiredService<IOptions<DeliveryOptions>>().Value.Countries));
        services.AddSingleton<ContactReader>().AddSingleton<Acquaintances>().AddSingleton<RequestMeeting>().AddSingleton<BookMeeting>();
        services.AddSingleton<Holding>().AddSingleton<MoveMeeting>().AddSingleton<Histories>().AddSingleton<Inboxes>().AddSingleton<AnswerSeat>().AddSingleton<OfficialsTables>().AddSingleton<MyTime>()
            .AddSingleton<MyTables>().AddSingleton<TimeShown>().AddSingleton<HumanNeeds>().AddSingleton<Desk>().AddSingleton<OfficialRegister>().AddSingleton<RoomRegister>().AddSingleton<SeatRules>();
        services.AddSingleton<Subscriptions>().AddSingleton<TableFeeds>().AddSingleton<GatheringEntries>();
        services.AddSingleton<LetterWriter>().AddSingleton<IWriteLetters, CalendarLetters>().AddSingleton<SmsWriter>().AddSingleton<NoticeSender>().AddSingleton<NoticeReports>();
        services.AddSingleton<CompanyKey>().AddSingleton<TimesView>().AddSingleton<CallerTimes>().AddSingleton<PersonShown>().AddSingleton<RoomShown>().AddSingleton<SeatRuleShown>();
        services.AddSingleton<StandingTables>().AddSingleton<StandingTableViews>();
        services.AddSingleton<InvitationShown>().AddSingleton<VisitShown>().AddSingleton<NewVisitShown>();
        services.AddSingleton<OutcomeShown>().AddSingleton<CommitmentShown>().AddSingleton<HandledComplaint>().AddSingleton<AfterShown>();
        services.AddSingleton<SendComplaint>().AddSingleton<Drafts>().AddSingleton<Documents>();
        services.AddSingleton<CompanyCases>().AddSingleton<ReplaceLink>().AddSingleton<WriteOutcome>().AddSingleton<ShareOutcome>().AddSingleton<WhatWasPromised>().AddSingleton<Commitments>()
            .AddSingleton<NotesViews>().AddSingleton<CaseViews>().AddSingleton<IWriteLetters, LettersAfterwards>();
        services.AddHostedService<NoticeSweep>();
        services.AddSingleton<ClockRows>().AddSingleton<PromiseFigures>().AddSingleton<LettersBesideMeetings>();
        services.AddSingleton<WithoutATime>().AddSingleton<WaitingLine>();
        services.AddHostedService<WaitingWatch>();
        services.AddSingleton<ForgetCompany>().AddSingleton<ForgettingRounds>().AddHostedService<ForgettingWatch>();
        services.AddComplaints(builder.Configuration);
        services.AddSingleton<DecisionMaps>().AddSingleton<TableWaits>();
        builder.AddSources();
        services.AddGatherings();
        services.AddSingleton<Pages.Gatherings.WeekPages>().AddSingleton<Pages.Coordinator.WeekShown>();
        services.AddSingleton<WhatIfRuns>().AddSingleton<PastRequests>().AddHostedService<WhatIfPlayer>();

        services.AddSingleton<LogReader>().AddSingleton<ICountFigures, CountPromises>().AddSingleton<ICountFigures, CountMeetings>().AddSingleton<ICountFigures, CountComplaints>()
            .AddSingleton<ICountFigures, CountEfforts>().AddSingleton<ICountFigures, CountTraining>().AddSingleton<ICountFigures, CountDialogueWeeks>()
            .AddSingleton<PublicFigures>().AddSingleton<OpenDataCatalogue>();
        services.AddVisits(builder.Configuration, catalogue);
        services.AddSurveys();
        services.AddProcurements(builder.Configuration);
        services.AddSingleton<Tallies>().AddSingleton<ContactLimit>().AddSingleton<OneTimeCodes>().AddSingleton<WayBack>();
        builder.AddLimits();

        // Only files that are the same for everybody: a page that holds a secret and something a stranger wrote tells of the secret by its length.
        services.AddResponseCompression(packing =>
        {
            packing.EnableForHttps = true;
            packing.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });

        builder.AddStaffSignIn();
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // å stays å: shorter pages, readable source
        services.AddExceptionHandler<FaultHandler>();

        // The same clear answer to what can not be read, whatever the environment.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<Ready>("ready");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            json.SerializerOptions.MaxDepth = 16;
        });
        builder.AddApiDescription();
    }

    /// <summary>
    /// The framework writes addresses, and ours hold keys. Whoever asks for more to be logged gets more, but not from those who write addresses.
    /// </summary>
    private static void KeepKeysOutOfLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None); // of scopes too, which hold the path
        foreach (var writer in new[] { "Http.Result.RedirectResult", "Routing.Matching.DfaMatcher", "Routing.EndpointRoutingMiddleware", "StaticFiles.StaticFileMiddleware" })
            builder.Logging.AddFilter($"Microsoft.AspNetCore.{writer}", LogLevel.Warning);
    }

    public static void MapHouse(this WebApplication app, Database database)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseWayOnFromNowhere();
        app.UseSafeHeaders();
        app.UseOwnOriginOnly();
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseStaffOnly();
        app.UseAuthorization();
        app.UseRateLimiter();

        var api = app.MapGroup("/api/v1");
        api.MapRequesting();
        api.MapWithoutATime();
        api.MapScheduling();
        api.MapFollowing();
        api.MapAnswering();
        api.MapAfterwards();
        api.MapCoordinating();
        api.MapPromising();
        api.MapRegistering();
        api.MapMyTime();
        api.MapFigures();
        api.MapComplaining();
        api.MapDecisionMaps();
        api.MapGatherings();

        app.MapPages();
        app.MapSignIn(database.ShowsDemo(app));
        app.MapTwilioCallback();
        app.MapIncomingTexts();
        app.MapFeeds();
        app.MapOpenData();
        if (database.ShowsDemo(app))
        {
            app.MapDemoSignIn();
            app.MapDemoPages();
        }
        app.MapApiDescription();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }

    public static void SayWhereEverythingIs(this WebApplication app, Database database) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
            Console.WriteLine($"Sidorna:   {address}/");
            Console.WriteLine($"API:       {address}/swagger");
            Console.WriteLine(database.IsDemo || !app.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsConfigured
                ? $"Utkorgen:  {app.Services.GetRequiredService<OutboxFolder>().Path} (mejl och sms som filer)"
                : "Utkorgen:  mejl går till den mejlserver som är inställd.");
            if (app.Services.GetRequiredService<IOptions<InboxOptions>>().Value.Folder is { } inbox)
                Console.WriteLine($"Inkorgen:  {Path.GetFullPath(inbox, app.Environment.ContentRootPath)} (lägg .eml-filer där)");
            if (!database.IsDemo) app.WarnOfFolders();
        });

    /// <summary>Somebody may think that messages leave when they only lie in a folder.</summary>
    private static void WarnOfFolders(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<MailOptions>>().Value.IsConfigured)
            Console.WriteLine("OBS: ingen mejlserver är inställd (Mail:Host), så mejl skickas inte utan läggs i en mapp.");
        if (!app.Services.GetRequiredService<IOptions<TwilioOptions>>().Value.IsConfigured)
            Console.WriteLine("OBS: inget sms-konto är inställt (Twilio:AccountSid), så sms skickas inte utan läggs i en mapp.");
    }
}
