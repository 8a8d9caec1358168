using MLNetVision.Networks;

namespace MLNetVision.Transforms.Pictures;

/// <summary>The sizes of a network's input, and of the pictures before the centre is cut out.</summary>
/// <param name="Input">[C, H, W] or [d], without the batch.</param>
/// <param name="Resize">The side of pictures before the centre is cut out; 0 where they come at the network's size.</param>
internal sealed record PictureSizes(Shape Input, int Resize)
{
    /// <summary>Channels of images.</summary>
    public const int ImageChannels = 3;

    /// <summary>What an image becomes: [3, H, W]; null where the network cannot take one.</summary>
    public Shape? FromImage => Input.Rank == 3 && Input[0].Size is 1 or ImageChannels ? Resized(ImageChannels) : null;

    /// <summary>What a column has to be.</summary>
    public string Expected => Input.Rank == 1 ? $"a vector of {Input[0]} Single"
        : $"{(FromImage is null ? "" : "an image or ")}a vector of {string.Join(" or ", Vectors.Select(v => v.ElementsPerRow()).Distinct())} Single";

    /// <summary>How to get there.</summary>
    public string Advice => Input.Rank == 1
        ? "Bring the numbers to that size."
        : $"A vector holds pixels from 0 to 255, channel by channel: {string.Join(" or ", Vectors.Distinct())}; "
            + "load images instead where they have other sizes.";

    private Shape[] Vectors => Input.Rank == 1 ? [Input] : [Resized(Input[0]), Input];

    /// <summary>The sizes that a network takes; what it leaves open is the card's.</summary>
    /// <exception cref="ArgumentException">The network takes no picture, or the card has no size that fits.</exception>
    public static PictureSizes Of(Network network, ModelCard card, string owner)
    {
        var input = network.Inputs.ToArray() is [var only] ? network.TypeOf(new ValueRef(only.Name)).Shape
            : throw new ArgumentException($"{owner}: '{network.Name}' has {network.Inputs.Count()} inputs; a network over a column has one.", nameof(network));
        var preprocessing = card.Preprocessing;
        var row = input.Rank switch
        {
            2 when input[1].IsKnown => Shape.Create(input[1]),
            4 when input[1].IsKnown => Shape.Create(input[1], Known(input[2], preprocessing.Height), Known(input[3], preprocessing.Width)),
            _ => throw new ArgumentException(
                $"{owner}: the input of '{network.Name}' has to be pictures [N, C, H, W] or numbers [N, d] with C and d known; it is {input}.",
                nameof(network)),
        };
        if (row.Rank == 3 && preprocessing.Resize > 0 && preprocessing.Resize < Math.Max(row[1].Size, row[2].Size))
        {
            throw new ArgumentException(
                $"{owner}: the card resizes pictures to {preprocessing.Resize}, less than the {row[1]}x{row[2]} that '{network.Name}' takes of their centre. "
                + "Set Preprocessing.Resize to that or more, or to 0.", nameof(card));
        }

        return new PictureSizes(row, preprocessing.Resize);
    }

    /// <summary>What a vector of so many numbers is; null where the network cannot take one.</summary>
    public Shape? FromVector(int size) => Vectors.FirstOrDefault(v => v.ElementsPerRow() == size);

    private static Dim Known(Dim size, int otherwise) => size.IsKnown ? size : otherwise;

    private Shape Resized(Dim channels) => Resize > 0 ? Shape.Create(channels, Resize, Resize) : Shape.Create(channels, Input[1], Input[2]);
}
