using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>What a row says of its objects, checked.</summary>
internal readonly record struct DetectionRow(DetectionColumnNames Names, long Position)
{
    /// <summary>The objects of a row.</summary>
    /// <param name="keys">The class of each, from 1; 0 where it is missing.</param>
    /// <param name="corners">Four numbers each.</param>
    /// <param name="difficult">Whether each is difficult; null where none is.</param>
    /// <param name="classes">How many classes there are.</param>
    public TrueBox[] Objects(uint[] keys, float[] corners, bool[]? difficult, int classes)
    {
        if (corners.Length != 4 * keys.Length)
        {
            throw Refused(
                $"there are {keys.Length} labels in '{Names.Label}' but {corners.Length} numbers in '{Names.Boxes}', where each object has four",
                "Give as many boxes as labels.");
        }

        if (difficult is not null && difficult.Length != keys.Length)
        {
            throw Refused(
                $"there are {keys.Length} labels in '{Names.Label}' but {difficult.Length} values in '{Names.Difficult}'", "Give one for each object.");
        }

        var objects = new TrueBox[keys.Length];
        for (var i = 0; i < objects.Length; i++)
        {
            if (keys[i] == 0 || keys[i] > classes)
            {
                throw Refused(
                    $"object {i} has a label in '{Names.Label}' that is none of the {classes} classes", "Leave such objects out, or map all labels to keys.");
            }

            var box = new Box(corners[4 * i], corners[(4 * i) + 1], corners[(4 * i) + 2], corners[(4 * i) + 3]);
            objects[i] = new TrueBox((int)keys[i] - 1, box) { IsDifficult = difficult?[i] ?? false };
        }

        return objects;
    }

    /// <summary>The parts of the objects' boxes that lie in the picture.</summary>
    public TrueBox[] Within(TrueBox[] objects, int width, int height)
    {
        var within = new TrueBox[objects.Length];
        for (var i = 0; i < objects.Length; i++)
        {
            var box = objects[i].Box;
            if (!box.HasArea)
            {
                throw Refused($"object {i} has the box {Text(box)}, which has to have finite corners, right of left and below top", "Mend it or leave it out.");
            }

            within[i] = objects[i] with { Box = box.ClippedTo(width, height) };
            if (!within[i].Box.HasArea)
            {
                throw Refused(
                    $"object {i} has the box {Text(box)}, which lies outside the picture of {width} x {height}",
                    "Boxes are in pixels of the picture as it comes.");
            }
        }

        return within;
    }

    /// <summary>Says what is wrong with the row.</summary>
    public ArgumentException Refused(string fault, string advice) => new($"{DetectionSchema.Owner}: in row {Position} {fault}. {advice}");

    private static string Text(Box box) => FormattableString.Invariant($"({box.X0}, {box.Y0}, {box.X1}, {box.Y1})");
}
