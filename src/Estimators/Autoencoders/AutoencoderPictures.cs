using MLNetVision.Estimators.Autoencoders;
using MLNetVision.Imaging;

namespace MLNetVision.Estimators;

/// <summary>What an autoencoder has learnt, as pictures; <see cref="ImageFile.Save(Image{byte}, string, EncodeOptions)"/> writes them.</summary>
public static class AutoencoderPictures
{
    /// <summary>Pictures in lines: rows above their reconstructions, corrupted ones, samples.</summary>
    /// <param name="lines">Lines of pictures from 0 to 255, channel by channel, as columns and <see cref="AutoencoderModel.Decode"/> give them.</param>
    /// <param name="shape">Their size.</param>
    /// <param name="scale">How many pixels of the sheet a pixel becomes, to each side.</param>
    /// <param name="gap">Pixels between pictures and around them.</param>
    public static Image<byte> Sheet(IReadOnlyList<IReadOnlyList<float[]>> lines, PictureShape shape, int scale = 2, int gap = 2)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        shape.Validate(nameof(shape));
        return lines.Any(l => l.Count > 0) ? PictureSheet.Draw(lines, shape, scale, gap)
            : throw new ArgumentException("AutoencoderPictures.Sheet: there is no picture; give at least one.", nameof(lines));
    }

    /// <summary>What each unit of the first layer looks for: grey is no weight, white its largest, black the negative of that.</summary>
    /// <param name="model">An autoencoder of pictures.</param>
    /// <param name="columns">Filters in a line.</param>
    /// <param name="scale">How many pixels of the sheet a weight becomes, to each side.</param>
    public static Image<byte> FirstLayerFilters(this AutoencoderModel model, int columns = 16, int scale = 2)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var encoder = model.Encoder;
        var picture = model.Codec.Codec.Options.Picture
            ?? throw new InvalidOperationException("Autoencoder: only one of pictures has filters to be shown; set AutoencoderOptions.Picture.");
        var (filters, shape) = FirstFilters.Of(encoder.Network, encoder.Weights, picture);
        return Sheet([.. filters.Chunk(columns)], shape, scale);
    }

    /// <summary>What lies between codes: a line from each code to the next, both ends among them.</summary>
    /// <param name="model">An autoencoder of pictures.</param>
    /// <param name="codes">Two codes or more, conditions behind them where there are any.</param>
    /// <param name="steps">Pictures in a line.</param>
    /// <param name="scale">How many pixels of the sheet a pixel becomes, to each side.</param>
    public static Image<byte> LatentWalk(this AutoencoderModel model, IReadOnlyList<float[]> codes, int steps = 10, int scale = 2)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        if (codes.Count < 2)
        {
            throw new ArgumentException($"AutoencoderPictures.LatentWalk goes from code to code, but there {(codes.Count == 1 ? "is one" : "is none")}.",
                nameof(codes));
        }

        float[][] walk = [.. codes.Zip(codes.Skip(1)).SelectMany(
            pair => Enumerable.Range(0, steps).Select(s => Between(pair.First, pair.Second, s / (steps - 1f))))];
        return Sheet([.. model.Decode(walk).Chunk(steps)], PicturesOf(model), scale);
    }

    /// <summary>The plane of two of a code's units as pictures, the others 0: the first grows to the right, the second upwards.</summary>
    /// <param name="model">An autoencoder of pictures.</param>
    /// <param name="reach">Both go from -reach to reach.</param>
    /// <param name="side">Pictures on a side.</param>
    /// <param name="first">The unit that grows to the right.</param>
    /// <param name="second">The unit that grows upwards.</param>
    /// <param name="condition">The condition of all, for a conditional autoencoder.</param>
    /// <param name="scale">How many pixels of the sheet a pixel becomes, to each side.</param>
    public static Image<byte> LatentPlane(
        this AutoencoderModel model, float reach = 2, int side = 12, int first = 0, int second = 1, float[]? condition = null, int scale = 2)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 2);
        var size = model.Codec.Codec.CodeSize;
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(second);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, size);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(second, size);
        float[][] codes = [.. Enumerable.Range(0, side * side).Select(i =>
        {
            var code = new float[size];
            (code[first], code[second]) = (At(i % side), -At(i / side));
            return (float[])[.. code, .. condition ?? []];
        })];
        return Sheet([.. model.Decode(codes).Chunk(side)], PicturesOf(model), scale);

        float At(int place) => reach * ((2f * place / (side - 1)) - 1);
    }

    /// <summary>Codes as points: the first number goes to the right, the second up; the colour is the class.</summary>
    /// <param name="codes">Codes of two numbers or more.</param>
    /// <param name="classes">The class of each, from 0; null for one colour.</param>
    /// <param name="size">Pixels on a side.</param>
    public static Image<byte> CodeScatter(IReadOnlyList<float[]> codes, IReadOnlyList<int>? classes = null, int size = 600)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 64);
        return codes.Count > 0 && codes.All(c => c.Length >= 2) && (classes is null || classes.Count == codes.Count)
            ? ScatterPlot.Draw(codes, classes, size)
            : throw new ArgumentException(
                $"AutoencoderPictures.CodeScatter needs codes of two numbers or more and a class for each or none; there are {codes.Count} codes and"
                + $" {classes?.Count ?? 0} classes.", nameof(codes));
    }

    private static PictureShape PicturesOf(AutoencoderModel model) =>
        model.Codec.Codec.Options is { } options && (options.TargetPicture ?? options.Picture) is { } shape
        ? shape : throw new InvalidOperationException("Autoencoder: its reconstructions are no pictures; set AutoencoderOptions.Picture.");

    private static float[] Between(float[] from, float[] to, float share) => [.. from.Zip(to, (a, b) => a + (share * (b - a)))];
}
