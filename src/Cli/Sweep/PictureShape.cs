using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Cli.Pictures;

namespace MLNetVision.Cli.Sweep;

/// <summary>How large pictures are, and whether they have colours: what networks are made for unless the caller says.</summary>
internal static class PictureShape
{
    private const int Seen = 64;
    private const int Least = 8;

    /// <summary>The measures of pictures that are all alike, or a square of the median's shorter side; no side above <paramref name="most"/>.</summary>
    public static (int Height, int Width, int Channels) Of(string pictures, int most)
    {
        var context = new MLContext();
        var found = Look(PictureData.Open(context, pictures, new ImageLoadReport()));
        if (found.Count == 0)
        {
            throw new CommandException($"'{pictures}' holds no picture that can be read; 'mlvision data' says why.");
        }

        var channels = found.All(f => f.IsGrey) ? 1 : 3;
        var (height, width) = found.Select(f => (f.Height, f.Width)).Distinct().Count() == 1 ? (found[0].Height, found[0].Width) : Square(found);
        var factor = Math.Min(1, (double)most / Math.Max(height, width));
        return (Side(height * factor), Side(width * factor), channels);
    }

    private static int Side(double side) => Math.Max(Least, (int)Math.Round(side));

    private static (int Height, int Width) Square(List<(int Height, int Width, bool IsGrey)> found)
    {
        var side = found.Select(f => Math.Min(f.Height, f.Width)).Order().ElementAt(found.Count / 2);
        return (side, side);
    }

    /// <summary>Every so many pictures, over all classes.</summary>
    private static List<(int Height, int Width, bool IsGrey)> Look(IDataView data)
    {
        var found = new List<(int, int, bool)>();
        var column = data.Schema["Image"];
        var every = Math.Max(1, Count(data) / Seen);
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<MLImage>(column);
        while (cursor.MoveNext() && found.Count < Seen)
        {
            if (cursor.Position % every != 0)
            {
                continue;
            }

            MLImage? image = null;
            getter(ref image!);
            using (image)
            {
                found.Add((image.Height, image.Width, IsGrey(image)));
            }
        }

        return found;
    }

    private static long Count(IDataView data)
    {
        if (data.GetRowCount() is { } known)
        {
            return known;
        }

        using var cursor = data.GetRowCursor([]);
        var rows = 0L;
        while (cursor.MoveNext())
        {
            rows++;
        }

        return rows;
    }

    private static bool IsGrey(MLImage image)
    {
        var pixels = image.Pixels;
        for (var i = 0; i + 2 < pixels.Length; i += 4)
        {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2])
            {
                return false;
            }
        }

        return true;
    }
}
