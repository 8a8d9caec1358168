using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Blurs and borders against OpenCV.</summary>
public class FilterParityTests
{
    // OpenCV blurs bytes in 16-bit fixed point; here it is single precision.
    private const int OneLevel = 1;

    private const double SinglePrecision = 1e-6;

    private static readonly ImagingFixture Fixture = ImagingFixture.Load("filter");

    public static TheoryData<int, string> Cases => ImagingFixture.Rows("filter");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Filtering_gives_what_the_peer_gives(int index, string name)
    {
        Assert.NotEmpty(name);
        var one = Fixture.Cases[index];
        if (one.Input.IsByte)
            Near.Bytes(Fixture.Bytes(one), Filtered(one, Pictures.Bytes(one.Input)), one.Operation == "pad" ? 0 : OneLevel);
        else
            Near.Floats(Fixture.Floats(one), Filtered(one, Pictures.Floats(one.Input)), SinglePrecision);
    }

    private static Image<T> Filtered<T>(FixtureCase one, Image<T> image)
        where T : unmanaged
    {
        var border = one.Member<BorderMode>("border");
        ReadOnlySpan<float> fill = [40, 90, 200, 255];
        return one.Operation switch
        {
            "pad" => image.Pad(one.Int("left"), one.Int("top"), one.Int("right"), one.Int("bottom"), border, fill[..image.Channels]),
            "gaussian" => image.GaussianBlur((float)one.Number("sigma"), one.Int("radius"), border),
            _ => image.BoxBlur(one.Int("radius"), border),
        };
    }
}
