using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Without antialiasing against OpenCV, with it against PIL.</summary>
public class ResizeParityTests
{
    // OpenCV's arithmetic is followed step by step, except for two channels at half size, where it takes another path.
    private const int Exact = 0;

    // Weights of other widths (11 bits in OpenCV, 22 in PIL, 14 to 22 here) round some halves the other way.
    private const int OneLevel = 1;

    // Positions are single precision in OpenCV and double here.
    private const double SingleRounding = 2e-5;

    private static readonly ImagingFixture Fixture = ImagingFixture.Load("resize");

    public static TheoryData<int, string> Cases => ImagingFixture.Rows("resize");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Resizing_gives_what_the_peer_gives(int index, string name)
    {
        Assert.NotEmpty(name);
        var one = Fixture.Cases[index];
        var interpolation = one.Member<Interpolation>("interpolation");
        var antialias = one.Flag("antialias");
        if (one.Input.IsByte)
            Near.Bytes(Fixture.Bytes(one), Resized(Pictures.Bytes(one.Input)), Levels(one, interpolation, antialias));
        else
            Near.Floats(Fixture.Floats(one), Resized(Pictures.Floats(one.Input)), SingleRounding);

        Image<T> Resized<T>(Image<T> image)
            where T : unmanaged => image.Resize(one.Int("width"), one.Int("height"), interpolation, antialias);
    }

    private static int Levels(FixtureCase one, Interpolation interpolation, bool antialias)
    {
        var halves = one.Input.Width == 2 * one.Output.Width && one.Input.Height == 2 * one.Output.Height && one.Input.Channels == 2;
        return interpolation switch
        {
            Interpolation.Nearest or Interpolation.NearestExact => Exact,
            Interpolation.Bilinear when !antialias && !halves => Exact,
            _ => OneLevel,
        };
    }
}
