namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>The first entry of a container.</summary>
/// <param name="Format">Says what the file is.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="Model">What is to be known of the model.</param>
/// <param name="Entries">The other entries, by name.</param>
internal sealed record Manifest(string Format, int Version, ModelDocument Model, IReadOnlyDictionary<string, ManifestEntry> Entries)
{
    public const string FormatName = "mlnetvision-model";

    public const int CurrentVersion = 1;
}

/// <summary>An entry of a container.</summary>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">The hash of its content, in hexadecimal.</param>
internal sealed record ManifestEntry(long Bytes, string Sha256);
