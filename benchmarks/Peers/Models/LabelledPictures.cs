using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;
using MLNetVision.Tests.Parity.Imaging;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>Pictures with boxes around what is on them, decoded once and written to files, so that both sides see the very same samples.</summary>
internal sealed class LabelledPictures
{
    private readonly ProposalFixture _fixture = ProposalFixture.Load();

    private static string Folder => GeneratedFiles.Folder("proposals");

    /// <summary>The photographs, then the scenes.</summary>
    public LabelledPicture[] Members => [.. _fixture.Photographs, .. _fixture.Scenes];

    /// <summary>How many of them are photographs.</summary>
    public int Photographs => _fixture.Photographs.Length;

    /// <summary>Where the peer finds them.</summary>
    public object[] Files() => [.. Members.Select(one => FileOf(ProposalFixture.Picture(one), one.Picture))];

    /// <summary>Where the peer finds a picture.</summary>
    public static object FileOf(Image<byte> picture, string name)
    {
        var file = Path.Combine(Folder, Path.ChangeExtension(name, ".rgb"));
        File.WriteAllBytes(file, picture.WithChannels(3).Samples.ToArray());
        return new { file, width = picture.Width, height = picture.Height };
    }
}
