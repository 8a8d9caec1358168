using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Data;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// Brightness, contrast, saturation and hue, each changed by a random amount and in a random order; torchvision's definitions. A factor is uniform in
/// max(0, 1 - amount) to 1 + amount. Grey pictures have neither saturation nor hue.
/// </summary>
/// <param name="Brightness">Amount of brightness, from 0.</param>
/// <param name="Contrast">Amount of contrast, from 0.</param>
/// <param name="Saturation">Amount of saturation, from 0.</param>
/// <param name="Hue">The farthest turn of the colour circle to either side, from 0 to 0.5.</param>
public sealed record ColourJitter(double Brightness = 0, double Contrast = 0, double Saturation = 0, double Hue = 0) : ImageTransform
{
    /// <inheritdoc/>
    public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool) => Apply(image, Draw(ref random), pool);

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireAmount(Brightness, nameof(Brightness));
        RequireAmount(Contrast, nameof(Contrast));
        RequireAmount(Saturation, nameof(Saturation));
        Require(Hue is >= 0 and <= 0.5, nameof(Hue), Hue, "from 0 to 0.5");
    }

    internal JitterSteps Draw(ref RandomStream random)
    {
        var steps = new JitterSteps();
        Span<JitterKind> order = stackalloc JitterKind[] { JitterKind.Brightness, JitterKind.Contrast, JitterKind.Saturation, JitterKind.Hue };
        RowOrder.Shuffle(order, new RandomStream(random.NextBits()));
        foreach (var kind in order)
        {
            var (amount, value) = kind switch
            {
                JitterKind.Brightness => (Brightness, Factor(Brightness, ref random)),
                JitterKind.Contrast => (Contrast, Factor(Contrast, ref random)),
                JitterKind.Saturation => (Saturation, Factor(Saturation, ref random)),
                _ => (Hue, random.Within(Hue)),
            };
            if (amount > 0)
            {
                steps.Add(kind, (float)value);
            }
        }

        return steps;
    }

    internal static Image<byte> Apply(Image<byte> image, in JitterSteps steps, ImagePool pool)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(pool);
        if (steps.Count == 0)
        {
            return image;
        }

        var result = pool.RentLike(image);
        var from = image;
        for (var i = 0; i < steps.Count; i++)
        {
            var (kind, value) = steps[i];
            Change(from, result, kind, value);
            from = result;
        }

        return result;
    }

    private static void Change(Image<byte> from, Image<byte> to, JitterKind kind, float value)
    {
        switch (kind)
        {
            case JitterKind.Brightness: from.AdjustBrightnessTo(to, value); break;
            case JitterKind.Contrast: from.AdjustContrastTo(to, value); break;
            case JitterKind.Saturation: from.AdjustSaturationTo(to, value); break;
            default: from.AdjustHueTo(to, value); break;
        }
    }

    private static double Factor(double amount, ref RandomStream random) => random.Between(Math.Max(0, 1 - amount), 1 + amount);

    private void RequireAmount(double value, string parameter) => Require(double.IsFinite(value) && value >= 0, parameter, value, "a finite number from 0");
}
