using System.Runtime.InteropServices;
using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Results of OpenCV, scikit-image, PIL or torchvision, made by generators/imaging_ops.py and generators/augmentation.py.</summary>
public sealed class ImagingFixture
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly byte[] _data;

    private ImagingFixture(byte[] data, FixtureCase[] cases)
    {
        _data = data;
        Cases = cases;
    }

    public FixtureCase[] Cases { get; }

    public static ImagingFixture Load(string name, string folder = "imaging")
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", folder, name);
        var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path + ".json"), Json)!;
        return new(File.ReadAllBytes(path + ".bin"), content.Cases);
    }

    /// <summary>The indices of the cases, for a theory.</summary>
    public static TheoryData<int, string> Rows(string name, string folder = "imaging")
    {
        var rows = new TheoryData<int, string>();
        var cases = Load(name, folder).Cases;
        for (var i = 0; i < cases.Length; i++)
            rows.Add(i, cases[i].ToString());

        return rows;
    }

    public Image<byte> Bytes(FixtureCase one)
    {
        var (_, width, height, channels, offset) = one.Output;
        return new(width, height, channels, _data.AsSpan(offset, width * height * channels).ToArray());
    }

    public Image<float> Floats(FixtureCase one)
    {
        var (_, width, height, channels, offset) = one.Output;
        return new(width, height, channels, MemoryMarshal.Cast<byte, float>(_data.AsSpan(offset, 4 * width * height * channels)).ToArray());
    }

    private sealed record Content(FixtureCase[] Cases);
}
