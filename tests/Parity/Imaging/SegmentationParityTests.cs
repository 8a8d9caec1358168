using System.Runtime.InteropServices;
using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>Segments against scikit-image's felzenszwalb (generators/segmentation.py); even the numbers are the same.</summary>
public class SegmentationParityTests
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "fixtures", "segmentation");

    public static TheoryData<int, string> Rows()
    {
        var rows = new TheoryData<int, string>();
        foreach (var (index, one) in Cases().Index())
            rows.Add(index, one.ToString());

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Segments_are_those_of_the_peer(int index, string name)
    {
        Assert.NotEmpty(name);
        var one = Cases()[index];
        var segmentation = new GraphSegmentation { Scale = one.Scale, Sigma = one.Sigma, MinimumSize = one.MinimumSize };
        var segments = one.Input.IsByte ? segmentation.Segment(BytesOf(one.Input)) : segmentation.Segment(Pictures.Floats(one.Input));

        var bytes = File.ReadAllBytes(Path.Combine(Folder, "felzenszwalb.bin")).AsSpan(one.Offset, 2 * one.Input.Width * one.Input.Height);
        Assert.Equal(one.Count, segments.Count);
        Assert.Equal(MemoryMarshal.Cast<byte, ushort>(bytes).ToArray().Select(label => (int)label), segments.Labels.ToArray());
    }

    private static Image<byte> BytesOf(PictureSpec input) =>
        input.Kind == "photograph" ? ImageFile.Load(Path.Combine(Folder, "coffee.ppm")) : Pictures.Bytes(input);

    private static Case[] Cases() => JsonSerializer.Deserialize<Content>(File.ReadAllText(Path.Combine(Folder, "felzenszwalb.json")), Json)!.Cases;

    private sealed record Content(Case[] Cases);

    private sealed record Case(PictureSpec Input, double Scale, double Sigma, int MinimumSize, int Count, int Offset)
    {
        public override string ToString() => $"{Input}, scale {Scale}, sigma {Sigma}, minimum {MinimumSize}";
    }
}
