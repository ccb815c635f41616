using Handslaget.Booking.Web.Hosting;

namespace Handslaget.Booking.Web.Tests.Hosting;

public sealed class When_choosing_the_data_folder
{
    [Fact]
    public void the_setting_decides() =>
        Assert.Equal(Path.GetFullPath("elsewhere"), DataFolder.Choose("elsewhere"));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void without_a_setting_it_is_a_full_path_named_after_the_house(string? setting)
    {
        var folder = DataFolder.Choose(setting);

        Assert.True(Path.IsPathFullyQualified(folder));
        Assert.StartsWith("handslaget-booking", Path.GetFileName(folder), StringComparison.Ordinal);
    }
}
