using System.Text.Json;
using MLNetVision.Imaging;
using MLNetVision.Networks;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>What a detector is beside its networks, as JSON.</summary>
/// <param name="Version">Of this document.</param>
/// <param name="Proposer">Where objects may be, as <see cref="ProposerText"/> has it.</param>
/// <param name="Regions">How the backbone sees regions.</param>
/// <param name="Preprocessing">How pictures become its input.</param>
/// <param name="Channels">Channels that it takes.</param>
/// <param name="Height">The height of a warped region.</param>
/// <param name="Width">Its width.</param>
/// <param name="Field">Where the map's cells lie.</param>
/// <param name="Classes">The classes by name.</param>
/// <param name="Rules">Which boxes are given.</param>
/// <param name="MaxRegions">The most regions.</param>
internal sealed record DetectorDocument(
    int Version, string Proposer, RegionOptions Regions, Preprocessing Preprocessing, int Channels, int Height, int Width, ReceptiveField Field,
    IReadOnlyList<string> Classes, DetectionRules Rules, int MaxRegions)
{
    private const int Newest = 1;

    public static DetectorDocument Of(RegionDetector detector)
    {
        var (features, networks) = (detector.Features, detector.Features.Networks);
        return new DetectorDocument(
            Newest, ProposerText.Write(detector.Proposer), features.Options, features.Preprocessing, networks.Channels, networks.Size.Height,
            networks.Size.Width, networks.Field, detector.Classes, detector.Rules, detector.MaxRegions);
    }

    /// <summary>Writes it to a stream, which stays open.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this);

    /// <summary>Reads what was written.</summary>
    /// <exception cref="InvalidDataException">A newer library wrote it.</exception>
    public static DetectorDocument Read(Stream stream)
    {
        using var json = JsonDocument.Parse(stream);
        var version = json.RootElement.GetProperty(nameof(Version)).GetInt32();
        return version <= Newest ? json.RootElement.Deserialize<DetectorDocument>()!
            : throw new InvalidDataException(
                $"{DetectionColumns.Owner}: the saved detector has version {version}; this library reads up to version {Newest}. Update it, or fit again.");
    }
}
