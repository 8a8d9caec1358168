using System.Globalization;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>Boxes as files give them, checked against their picture.</summary>
internal static class BoxRules
{
    /// <summary>Rounding, and corners that count from 1 in one file and from 0 in another, put a side this far outside.</summary>
    private const float Slack = 1;

    /// <summary>The box cut to the picture; null where it is to be left out.</summary>
    /// <param name="box">As the file gives it.</param>
    /// <param name="width">The picture's.</param>
    /// <param name="height">The picture's.</param>
    /// <param name="faulty">What becomes of faulty ones.</param>
    /// <param name="place">File and object, for the message.</param>
    public static Box? Checked(Box box, int width, int height, FaultyBoxes faulty, string place)
    {
        if (!float.IsFinite(box.X0 + box.Y0) || !float.IsFinite(box.X1 + box.Y1))
            throw new DataFormatException($"{place}: the sides of a box are finite numbers; they are {Written(box)}.");
        var cut = box.ClippedTo(width, height);
        if (faulty == FaultyBoxes.Mend)
            return box.IsBox && cut.HasArea ? cut : null;
        if (!cut.HasArea || !box.HasArea)
        {
            throw new DataFormatException(
                $"{place}: the box {Written(box)} has no area in the picture of {width} x {height}. Mend the file, or leave it out by FaultyBoxes.Mend.");
        }

        if (box.X0 < -Slack || box.Y0 < -Slack || box.X1 > width + Slack || box.Y1 > height + Slack)
        {
            throw new DataFormatException(
                $"{place}: the box {Written(box)} reaches out of the picture of {width} x {height}. Mend the file, or read with FaultyBoxes.Mend to cut it.");
        }

        return cut;
    }

    /// <summary>A picture's side.</summary>
    public static int Side(double value, string name, string place) => value is >= 1 and <= int.MaxValue && value == Math.Floor(value)
        ? (int)value
        : throw new DataFormatException(string.Create(CultureInfo.InvariantCulture, $"{place}: the picture's {name} is a whole number above 0, not {value}."));

    private static string Written(Box box) => string.Create(CultureInfo.InvariantCulture, $"({box.X0}, {box.Y0}) to ({box.X1}, {box.Y1})");
}
