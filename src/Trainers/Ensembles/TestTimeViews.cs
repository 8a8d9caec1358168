using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Trainers.Ensembles;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>Which views of a picture a model's answer is the mean of.</summary>
/// <param name="Mirrored">Whether each view is seen from left to right and from right to left.</param>
/// <param name="Corners">
/// Whether the four corners are seen beside the middle. The model has to cut its input out of a larger picture: its <see cref="Preprocessing.Resize"/> is
/// larger than its height or width.
/// </param>
public sealed record TestTimeViews(bool Mirrored = true, bool Corners = false)
{
    /// <summary>
    /// The model whose answer is the mean of its answers to the views. Flips and crops are steps of its network, so that it saves to ONNX as any other; the
    /// weights are there once. It takes as many times longer as there are views.
    /// </summary>
    public ScoringModel Of(ScoringModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var input = model.TakesPictures ? model.Network.TypeOf(new ValueRef(model.Network.Inputs.Single().Name))
            : throw new ArgumentException($"TestTimeViews: '{model.Network.Name}' takes no pictures, so there are no views of them.", nameof(model));
        var preprocessing = model.Card.Preprocessing;
        var (height, width, side) = (preprocessing.Height, preprocessing.Width, preprocessing.Resize);
        if (Corners && side <= Math.Min(height, width))
        {
            throw new ArgumentException(
                $"TestTimeViews: '{model.Network.Name}' takes {height}x{width} of pictures of {(side == 0 ? "that size" : $"{side}x{side}")};"
                + " there is no room for corners. Train it with a larger Resize, or see the mirrored picture only.", nameof(model));
        }

        var (rows, columns) = Corners ? (side, side) : (height, width);
        var network = Network.Build($"{model.Network.Name} of views", b =>
        {
            var pictures = b.Input("input", input.Shape.With(2, rows).With(3, columns), input.Element);
            Tensor[] views = [.. Crops(pictures, height, width).SelectMany(view => Mirrored ? [view, view.Reverse([3])] : new[] { view })];
            Tensor[] answers = [.. views.Select((view, i) => view.Then(model.Network, i == 0 ? "" : $"view{i + 1}.", shares: i > 0))];
            return Averaging.Of(model.Task, answers, [.. answers.Select(_ => 1.0 / answers.Length)]);
        });
        var seen = Corners ? preprocessing with { Resize = 0, Height = side, Width = side } : preprocessing;
        return model with { Network = network, Card = model.Card with { Preprocessing = seen, Metrics = new Dictionary<string, double>() } };
    }

    /// <summary>The middle, and the corners where they are asked for.</summary>
    private IEnumerable<Tensor> Crops(Tensor pictures, int height, int width)
    {
        if (!Corners)
        {
            return [pictures];
        }

        var (down, across) = ((int)pictures.Shape[2].Size - height, (int)pictures.Shape[3].Size - width);
        (int Top, int Left)[] places =
        [
            ((int)Math.Round(down / 2.0, MidpointRounding.ToEven), (int)Math.Round(across / 2.0, MidpointRounding.ToEven)),
            (0, 0), (0, across), (down, 0), (down, across),
        ];
        return places.Distinct().Select(p => pictures.Slice(2, p.Top, height).Slice(3, p.Left, width));
    }
}
