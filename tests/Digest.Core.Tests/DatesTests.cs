using System.Globalization;
using Digest.Core.Model;

namespace Digest.Core.Tests;

public sealed class DatesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2015-07-16", "2015-07-16T00:00:00+02:00")]
    [InlineData("2015-01-16", "2015-01-16T00:00:00+01:00")]
    [InlineData("2015-7-6", "2015-07-06T00:00:00+02:00")]
    [InlineData("2015-07-16 09:30", "2015-07-16T09:30:00+02:00")]
    [InlineData("2015-07-16T09:30:15", "2015-07-16T09:30:15+02:00")]
    [InlineData("2015-07-16T09:30:00Z", "2015-07-16T09:30:00+00:00")]
    [InlineData("2015-07-16T09:30:00-04:00", "2015-07-16T09:30:00-04:00")]
    [InlineData("2015-07-16 9:30:00 -0400", "2015-07-16T09:30:00-04:00")]
    [InlineData("2015-07-16 09:30:00 -4", "2015-07-16T09:30:00-04:00")]
    [InlineData("2015-07-16 09:30:00.123 +05:30", "2015-07-16T09:30:00+05:30")]
    [InlineData("July 16, 2015", "2015-07-16T00:00:00+02:00")]
    [InlineData("16 July 2015", "2015-07-16T00:00:00+02:00")]
    [InlineData("Thu, 16 Jul 2015 09:30:00 +0200", "2015-07-16T09:30:00+02:00")]
    [InlineData("Thu, 16 Jul 2015 09:30:00 -0400", "2015-07-16T09:30:00-04:00")]
    [InlineData("Thu, 16 Jul 2015 09:30:00 GMT", "2015-07-16T09:30:00+00:00")]
    [InlineData("16 Jul 2015 09:30 EDT", "2015-07-16T09:30:00-04:00")]
    [InlineData("Thu, 16 Jul 2015 09:30:00", "2015-07-16T09:30:00+02:00")]
    [InlineData("2015-07-19 09:30:00 EST", "2015-07-19T09:30:00-05:00")]
    [InlineData("2015-07-19 9:30 PM", "2015-07-19T21:30:00+02:00")]
    [InlineData("2015-07-19 12:05 am PDT", "2015-07-19T00:05:00-07:00")]
    [InlineData("July 16, 2015 9:30 PM", "2015-07-16T21:30:00+02:00")]
    [InlineData("July 16, 2015 9:30 PM MST", "2015-07-16T21:30:00-07:00")]
    [InlineData("20150716", "2015-07-16T00:00:00+02:00")]
    [InlineData("20150716T093000Z", "2015-07-16T09:30:00+00:00")]
    [InlineData("2015-07-16T09:30:00+02", "2015-07-16T09:30:00+02:00")]
    [InlineData("2015-07-16T09:30:00+0200", "2015-07-16T09:30:00+02:00")]
    [InlineData("2015-07-16 09:30:00+02:00", "2015-07-16T09:30:00+02:00")]
    [InlineData("2015-07-16 09:30:00 +0000 UTC", "2015-07-16T09:30:00+00:00")]
    [InlineData("2015-07-16 09:30:00 UTC", "2015-07-16T09:30:00+00:00")]
    [InlineData("2015-07-16T09:30:00.123456789Z", "2015-07-16T09:30:00+00:00")]
    [InlineData("2015/07/16", "2015-07-16T00:00:00+02:00")]
    [InlineData("2015/7/6 9:30:15 GMT", "2015-07-06T09:30:15+00:00")]
    [InlineData("Jul 16, 2015", "2015-07-16T00:00:00+02:00")]
    [InlineData("Sept. 3, 2015", "2015-09-03T00:00:00+02:00")]
    [InlineData("16 Jul 2015 9:30", "2015-07-16T09:30:00+02:00")]
    [InlineData("Thursday, July 16, 2015", "2015-07-16T00:00:00+02:00")]
    [InlineData("Thu, 16 Jul 15 09:30:00 +0000", "2015-07-16T09:30:00+00:00")]
    [InlineData("16 Jul 15 09:30 CET", "2015-07-16T09:30:00+01:00")]
    [InlineData("Thursday, 16-Jul-15 09:30:00 GMT", "2015-07-16T09:30:00+00:00")]
    [InlineData("Thu Jul 16 09:30:00 2015", "2015-07-16T09:30:00+02:00")]
    [InlineData("Thu Jul  6 09:30:00 MST 2000", "2000-07-06T09:30:00-07:00")]
    [InlineData("Thu Jul 16 09:30:00 -0400 2015", "2015-07-16T09:30:00-04:00")]
    [InlineData("Thu, 16 Jul 2015 09:30:00 JST", "2015-07-16T09:30:00+09:00")]
    [InlineData("2016-02-29", "2016-02-29T00:00:00+01:00")]
    [InlineData("2015-03-29 02:30", "2015-03-29T03:30:00+02:00")] // left out when clocks go forward
    [InlineData("2015-10-25 02:30", "2015-10-25T02:30:00+02:00")] // occurs twice; the first counts
    public void ReadsDatesAsEditorsWriteThem(string text, string expected) =>
        Dates.Parse(text, Berlin)!.Value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("2022-02-29")]
    [InlineData("2015-13-01")]
    [InlineData("2015-07-16T09:30:00+16:00")]
    [InlineData("2015-07-16T25:00")]
    [InlineData("2015-07-16T09:61")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("2015")]
    [InlineData("16/07/2015")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2015-07-16 nonsense")]
    [InlineData("2015-07-16 13:30 PM")]
    [InlineData("2015-07-16 0:30 AM")]
    [InlineData("2015-07-16 09:30 BST")] // Bangladesh, Bougainville or Britain
    [InlineData("Fri, 16 Jul 2015 09:30:00 +0200")] // it was a Thursday
    [InlineData("20150732")]
    [InlineData("20150716T250000Z")]
    [InlineData("July 32, 2015")]
    [InlineData("2015/02/29")]
    [InlineData("+0200")]
    [InlineData("1437040200")]
    [InlineData("201507160")]
    public void RefusesWhatIsNoDate(string text) => Dates.Parse(text, TimeZoneInfo.Utc).ShouldBeNull();

    [Theory]
    [InlineData("2020-05-28 14:15:14+15:00", "2020-05-28T14:15:14+02:00")]
    [InlineData("2020-05-28T14:15:14+16:00", "2020-05-28T14:15:14+02:00")]
    [InlineData("2020-05-28 14:15 -1430", "2020-05-28T14:15:00+02:00")]
    [InlineData("2020-05-28 14:15 +99", "2020-05-28T14:15:00+02:00")]
    [InlineData("Thu, 28 May 2020 14:15:14 +0199", "2020-05-28T14:15:14+02:00")]
    public void AnOffsetThatNoPlaceHasLeavesTheLocalTime(string text, string expected)
    {
        Dates.Parse(text, Berlin, out var hasOffset)!.Value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            .ShouldBe(expected);
        hasOffset.ShouldBe(false);
        Dates.Parse(text, Berlin).ShouldBeNull();
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void TheMachinesCultureDoesNotMatter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Dates.Parse("July 16, 2015", TimeZoneInfo.Utc).ShouldBe(new DateTimeOffset(2015, 7, 16, 0, 0, 0, TimeSpan.Zero));
            Slugs.FromFileName("2015-07-16-INDIA.md").ShouldBe(("INDIA", new DateOnly(2015, 7, 16)));
            Slugs.From("INDIA").ShouldBe("india");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
