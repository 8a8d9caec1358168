using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Export;

/// <summary>Writes what turns pixels from 0 to 255 into a network's input: order of axes, centre, (value / 255 - mean) / deviation.</summary>
internal sealed class PixelNodes(OnnxGraph graph, OnnxPixels pixels, Preprocessing preprocessing)
{
    private const string Scope = "preprocessing";

    /// <summary>Adds the input and gives the picture that the network takes.</summary>
    public OnnxValue Write(string name, TensorType type)
    {
        Check(name, type);
        var (shape, isLast) = (type.Shape, pixels.Layout == PixelLayout.ChannelsLast);
        var (height, width) = (pixels.Height ?? shape[2], pixels.Width ?? shape[3]);
        var picture = isLast ? Shape.Create(shape[0], height, width, shape[1]) : Shape.Create(shape[0], shape[1], height, width);
        var x = graph.Input(name, new TensorType(pixels.Element, picture));
        using (graph.Scope(Scope))
        {
            x = Centre(x, isLast ? 1 : 2, height, shape[2]);
            x = Centre(x, isLast ? 2 : 3, width, shape[3]);
            x = isLast ? x.Transpose(0, 3, 1, 2) : x;
            x = x.Element == type.Element ? x : x.Cast(type.Element);
            x = x.Div(byte.MaxValue);
            x = preprocessing.Mean.All(v => v == 0) ? x : x.Sub(Channels("mean", preprocessing.Mean, x));
            x = preprocessing.Deviation.All(v => v == 1) ? x : x.Div(Channels("deviation", preprocessing.Deviation, x));
        }

        return x;
    }

    /// <summary>As many places as the network takes, as near the middle as whole numbers allow, the odd one left at the end.</summary>
    private OnnxValue Centre(OnnxValue x, int axis, Dim from, Dim to)
    {
        if (from == to)
        {
            return x;
        }

        if (from.IsKnown)
        {
            var start = (from.Size - to.Size) / 2;
            return x.Slice(axis, start, start + to.Size);
        }

        var first = x.Shape().Slice(0, axis, axis + 1L).Sub(to.Size).Div(2);
        return graph.Node("Slice", [x, first, first.Add(to.Size), graph.Ints(axis)]);
    }

    private OnnxValue Channels(string name, IReadOnlyList<float> values, OnnxValue x) =>
        graph.Initializer(Tensors.Of($"{Scope}.{name}", [.. values], x.Element, 1, values.Count, 1, 1));

    private void Check(string name, TensorType type)
    {
        var shape = type.Shape;
        if (shape.Rank != 4 || !type.Element.IsFloating() || !shape[1].IsKnown)
        {
            throw Fail(name, $"a picture [N, C, H, W] of floating numbers with a known number of channels; it is {type}");
        }

        if (pixels.Element is not (DType.Float32 or DType.UInt8))
        {
            throw Fail(name, $"pixels that are Float32 or UInt8, not {pixels.Element}");
        }

        foreach (var values in new[] { preprocessing.Mean, preprocessing.Deviation })
        {
            if (values.Count != 1 && values.Count != shape[1].Size)
            {
                throw Fail(name, $"as many means and deviations as it has channels, or one of each; the card has {values.Count} for {shape[1]}");
            }
        }

        CheckSize(name, "height", pixels.Height, shape[2]);
        CheckSize(name, "width", pixels.Width, shape[3]);
    }

    private static void CheckSize(string name, string what, Dim? pixels, Dim size)
    {
        if (pixels is { } given && given != size && (!size.IsKnown || (given.IsKnown && given.Size < size.Size)))
        {
            throw Fail(name, $"pictures whose {what} is {size}{(size.IsKnown ? " or more" : "")}, not {given}");
        }
    }

    private static OnnxException Fail(string name, string expected) => new($"Pixels before the input '{name}' need {expected}.");
}
