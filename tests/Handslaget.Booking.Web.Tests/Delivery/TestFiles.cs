using System.Runtime.CompilerServices;

namespace Handslaget.Booking.Web.Tests.Delivery;

/// <summary>Files beside the tests, read where they stand, so that nothing needs to be copied for them.</summary>
internal static class TestFiles
{
    public static string Data(string name) => Path.Combine(Root(), "Data", name);

    public static string Server(string name) => Path.Combine(Root(), "Servers", name);

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, ".."));
}
