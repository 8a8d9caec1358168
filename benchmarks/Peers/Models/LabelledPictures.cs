using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Imaging;
using MLNetVision.Samples.Shared.Scenes;
using MLNetVision.Tests.Parity.Imaging;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>
/// Sets of pictures with boxes around what is on them, written to files, so that both sides see the very same samples: labelled photographs and drawn scenes,
/// by which the scales of the modes and the order were chosen, and scenes of another generator, by which nothing was chosen.
/// </summary>
internal sealed class LabelledPictures
{
    /// <summary>Of a seed that detectors are neither trained nor tested with, and that no setting of the search was chosen by.</summary>
    private static readonly SceneSet Generated = new(16_180_339, "generated", 20);

    private readonly Lazy<PictureSet[]> _sets = new(Read);

    /// <summary>The sets.</summary>
    public PictureSet[] Sets => _sets.Value;

    private static string Folder => GeneratedFiles.Folder("proposals");

    /// <summary>Where the peer finds the pictures, a set after the other.</summary>
    public object[] Files() => [.. Sets.SelectMany(set => set.Labels.Zip(set.Pictures, (label, picture) => FileOf(picture, label.Picture)))];

    /// <summary>Where the peer finds a picture.</summary>
    public static object FileOf(Image<byte> picture, string name)
    {
        var file = Path.Combine(Folder, Path.ChangeExtension(name, ".rgb"));
        File.WriteAllBytes(file, picture.WithChannels(3).Samples.ToArray());
        return new { file, width = picture.Width, height = picture.Height };
    }

    private static PictureSet[] Read()
    {
        var fixture = ProposalFixture.Load();
        var scenes = Generated.DrawAll();
        return
        [
            new("photographs", fixture.Photographs, [.. fixture.Photographs.Select(ProposalFixture.Picture)]),
            new("scenes", fixture.Scenes, [.. fixture.Scenes.Select(ProposalFixture.Picture)]),
            new("other scenes", [.. scenes.Select(Label)], [.. scenes.Select(scene => scene.Picture)]),
        ];
    }

    private static LabelledPicture Label(Scene scene) => new(
        scene.Name, [.. scene.Objects.Select(one => new[] { (int)one.Box.X0, (int)one.Box.Y0, (int)one.Box.X1, (int)one.Box.Y1 })]);
}

/// <summary>Pictures that are looked at together.</summary>
internal sealed record PictureSet(string Name, LabelledPicture[] Labels, Image<byte>[] Pictures);
