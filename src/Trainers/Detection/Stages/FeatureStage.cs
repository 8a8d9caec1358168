using System.Runtime.InteropServices;
using System.Text.Json;
using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Detection;

namespace MLNetVision.Trainers.Detection;

/// <summary>What a backbone sees in the regions of the pictures: a file of features a picture, made where it is not there yet.</summary>
internal sealed class FeatureStage(RegionFeatures features, RowStore store, DetectionRun run)
{
    private const string Work = "R-CNN: features";

    private readonly UInt128 _space = SpaceOf(features);

    /// <summary>The key of each picture's features.</summary>
    public UInt128[] Run(ILabelledPictures pictures, IReadOnlyList<KnownPicture> known)
    {
        var keys = known.Select(KeyOf).ToArray();
        var missing = new bool[keys.Length];
        run.Each(keys.Length, i => missing[i] = store.TryRead(keys[i])?.Width != features.Width);
        if (!missing.Contains(true))
        {
            run.Report(Work, keys.Length, keys.Length);
            return keys;
        }

        using var reader = new RegionReader(features, run.Services.Engine, run.Services.Threads);
        foreach (var (i, labelled) in pictures.Read().Index())
        {
            if (missing[i])
            {
                var regions = RegionsOf(store, known[i]);
                store.Write(keys[i], new StoredRows(features.Width, reader.Read(labelled.Picture, regions, run.Cancellation)));
            }

            run.Report(Work, i + 1, keys.Length);
        }

        return keys;
    }

    /// <summary>The regions of a picture: its proposals, then the boxes of its objects.</summary>
    public static Box[] RegionsOf(RowStore store, KnownPicture picture)
    {
        var proposals = store.TryRead(picture.Proposals)
            ?? throw new InvalidDataException("R-CNN: proposals that were written cannot be read again. Start again: what is whole is not made anew.");
        return [.. MemoryMarshal.Cast<float, Box>(proposals.Values), .. picture.Objects.Select(o => o.Box)];
    }

    private UInt128 KeyOf(KnownPicture picture)
    {
        using var key = new ContentKey("features");
        key.Add(_space).Add(picture.Content).Add(picture.Proposals);
        foreach (var found in picture.Objects)
        {
            key.Add<float>([found.Box.X0, found.Box.Y0, found.Box.X1, found.Box.Y1]);
        }

        return key.End();
    }

    /// <summary>What makes features comparable.</summary>
    public static UInt128 SpaceOf(RegionFeatures features)
    {
        using var key = new ContentKey("space");
        key.Add(NetworkJson.Write(features.Backbone.Network.Unfreeze()));
        key.Add(JsonSerializer.Serialize(features.Backbone.Card.Preprocessing)).Add(JsonSerializer.Serialize(features.Options));
        foreach (var (name, weight) in features.Backbone.Weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            key.Add($"{name} {weight.Element}{weight.Shape}").Add(weight.Bytes.Span);
        }

        return key.End();
    }
}
