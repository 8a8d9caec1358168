using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;

namespace MLNetVision.Benchmarks.Peers.Suites;

/// <summary>Decoding and resizing against OpenCV.</summary>
internal static class ImagingSuite
{
    /// <summary>Two decoders of one JPEG may differ by rounding in the inverse transform and in the colour conversion.</summary>
    private const int JpegTolerance = 2;

    /// <summary>OpenCV's bilinear weights have 11 bits, so a sample may round the other way.</summary>
    private const int ResizeTolerance = 1;

    private static string Photograph => Path.Combine(AppContext.BaseDirectory, "photographs", "rocket.jpg");

    public static Suite Create() => new(
        "imaging", new(PeerRuntime.Python, "imaging.py", "python3-opencv"), NeedsBlas: false, Threads: 1, _ =>
        [
            new TimedWorkload("JPEG decode, 640 x 427 photograph", 0.5, "decode", () => new { file = Photograph }, Decode),
            new TimedWorkload(
                "bilinear resize, 640 x 427 to 224 x 224", 0.7, "resize", () => new { file = RawPhotograph(), width = 224, height = 224 },
                () => Resize(224, 224)),
        ]);

    /// <summary>The decoded photograph as a file, so that both sides resize the very same samples.</summary>
    private static string RawPhotograph()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "rocket.rgb");
        File.WriteAllBytes(path, ImageFile.Load(Photograph).Samples.ToArray());
        return path;
    }

    private static Prepared Decode()
    {
        var file = File.ReadAllBytes(Photograph);
        Image<byte>? picture = null;
        return new Prepared(() => picture = ImageFile.Decode(file), peer => Compare(picture!.Samples, peer, JpegTolerance));
    }

    private static Prepared Resize(int width, int height)
    {
        var picture = ImageFile.Load(Photograph);
        Image<byte>? resized = null;
        return new Prepared(
            () => resized = picture.Resize(width, height, Interpolation.Bilinear, antialias: false), peer => Compare(resized!.Samples, peer, ResizeTolerance));
    }

    private static Equality Compare(ReadOnlySpan<byte> ours, ReadOnlySpan<byte> peer, int tolerance)
    {
        if (ours.Length != peer.Length)
        {
            return new Equality(false, $"{ours.Length} samples here, {peer.Length} at the peer");
        }

        var largest = 0;
        for (var i = 0; i < ours.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(ours[i] - peer[i]));
        }

        return new Equality(largest <= tolerance, $"largest difference {largest} of 255, {tolerance} allowed");
    }
}
