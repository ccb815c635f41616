namespace Handslaget.Booking.Web.Hosting;

/// <summary>The one command that gives this system a PostgreSQL.</summary>
internal static class InstallHint
{
    public static string Command(int? major = null)
    {
        if (OperatingSystem.IsWindows())
        {
            return $"winget install PostgreSQL.PostgreSQL.{major ?? 17}";
        }

        if (OperatingSystem.IsMacOS())
        {
            return $"brew install postgresql@{major ?? 17}";
        }

        return (Environment.IsPrivilegedProcess ? "" : "sudo ") + ForLinux(Families(), major);
    }

    private static string ForLinux(string families, int? major) => families switch
    {
        _ when families.Contains("debian", StringComparison.Ordinal) => "apt-get install postgresql" + (major is null ? "" : $"-{major}"),
        _ when families.Contains("fedora", StringComparison.Ordinal) || families.Contains("rhel", StringComparison.Ordinal)
            => "dnf install postgresql-server postgresql-contrib",
        _ when families.Contains("suse", StringComparison.Ordinal) => $"zypper install postgresql{major}-server postgresql{major}-contrib",
        _ when families.Contains("alpine", StringComparison.Ordinal) => $"apk add postgresql{major} postgresql{major}-contrib",
        _ when families.Contains("arch", StringComparison.Ordinal) => "pacman -S postgresql",
        _ => "apt-get install postgresql",
    };

    /// <summary>The system's name and what it takes after: Ubuntu says "ubuntu debian".</summary>
    private static string Families() => !File.Exists("/etc/os-release")
        ? ""
        : string.Join(' ', File.ReadLines("/etc/os-release")
            .Where(line => line.StartsWith("ID=", StringComparison.Ordinal) || line.StartsWith("ID_LIKE=", StringComparison.Ordinal)));
}
