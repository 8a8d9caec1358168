using System.Runtime.ExceptionServices;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Data;

/// <summary>
/// Which rows a view of pictures has. Where unreadable pictures are skipped, all are decoded once, when rows are first asked for, and the outcome is kept: a
/// second pass has the same rows as the first.
/// </summary>
internal sealed class ReadableRows(IImageRows source, ImageLoadOptions options)
{
    private readonly Lock _gate = new();
    private int[]? _kept;

    /// <summary>How many rows there are; null as long as that is not known.</summary>
    public long? KnownCount => options.Unreadable == UnreadableImages.Fail ? source.Count : Volatile.Read(ref _kept)?.Length;

    /// <summary>The numbers of the rows in the source, in its order; nobody may change them.</summary>
    public int[] Get()
    {
        if (Volatile.Read(ref _kept) is { } known)
            return known;
        lock (_gate)
        {
            var kept = _kept ?? (options.Unreadable == UnreadableImages.Fail ? [.. Enumerable.Range(0, source.Count)] : Check());
            Volatile.Write(ref _kept, kept);
            return kept;
        }
    }

    /// <summary>The picture of a row.</summary>
    /// <exception cref="UnreadableImageException">It cannot be read.</exception>
    public MLImage Load(LabelledImage item, int row)
    {
        try
        {
            return PictureDecoder.Load(item, options.Decoding);
        }
        catch (Exception fault) when (PictureDecoder.IsUnreadable(fault))
        {
            var name = NameOf(item, row);
            var advice = options.Unreadable == UnreadableImages.Fail
                ? "Repair or remove it, or set ImageLoadOptions.Unreadable to Skip."
                : "It could be read when the rows were first looked at and has changed since; load the pictures anew.";
            throw new UnreadableImageException(name, $"LoadImages: row {row}, '{name}', cannot be read: {fault.Message} {advice}", fault);
        }
    }

    /// <summary>What errors and the column of paths call a row.</summary>
    public static string NameOf(LabelledImage item, int row) =>
        item.Name.Length > 0 ? item.Name : row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private int[] Check()
    {
        var reasons = new SkippedImage?[source.Count];
        try
        {
            Parallel.For(0, reasons.Length, source.Open, (row, _, reader) => Check(reader, row, reasons), reader => reader.Dispose());
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }

        foreach (var skipped in reasons)
        {
            if (skipped is not null)
                options.Tell(skipped);
        }

        return [.. Enumerable.Range(0, reasons.Length).Where(row => reasons[row] is null)];
    }

    private IImageRowReader Check(IImageRowReader reader, int row, SkippedImage?[] reasons)
    {
        var item = reader.Read(row);
        try
        {
            PictureDecoder.Check(item, options.Decoding);
        }
        catch (Exception fault) when (PictureDecoder.IsUnreadable(fault))
        {
            reasons[row] = new SkippedImage(NameOf(item, row), fault.Message);
        }

        return reader;
    }
}
