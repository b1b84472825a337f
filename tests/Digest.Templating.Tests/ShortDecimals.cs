using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Templating.Tests;

public sealed class ShortDecimals
{
    [Fact]
    public void Any_double_is_written_as_the_framework_writes_it() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(ArbMap.Default.ArbFor<double>(), IsSame));

    [Fact]
    public void Any_decimal_of_few_places_is_written_as_the_framework_writes_it()
    {
        var numbers = from whole in Gen.Choose(-2_000_000_000, 2_000_000_000)
                      from places in Gen.Choose(0, 6)
                      select whole / Math.Pow(10, places);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(numbers.ToArbitrary(), IsSame));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1 + 0.2)]
    [InlineData(99999999999.9999)]
    [InlineData(1e11)]
    [InlineData(1e15)]
    [InlineData(1e-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Edges_are_written_as_the_framework_writes_them(double number) => IsSame(number).ShouldBeTrue();

    [Fact]
    public void Negative_zero_keeps_its_sign() => IsSame(-0.0).ShouldBeTrue();

    private static bool IsSame(double number) =>
        Template.Parse("{{ number }}").Render(new { number }) == number.ToString(CultureInfo.InvariantCulture);
}
