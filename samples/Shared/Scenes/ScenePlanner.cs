using System.Numerics;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Decides what a scene consists of; where an object would be too small or hidden too far, another attempt is made.</summary>
internal static class ScenePlanner
{
    public const float LeastSide = 24;
    public const float GreatestSide = 160;
    private const int MostObjects = 6;
    private const float CoveredShare = 0.42f;

    public static ScenePlan Plan(ulong stream)
    {
        for (var attempt = 0; ; attempt++)
        {
            var numbers = new SceneNumbers(SceneNumbers.Stream(stream, attempt));
            var figures = Figures(numbers, 1 + (int)(stream % MostObjects));
            var objects = figures is null ? null : SceneVisibility.Objects(figures);
            if (objects is not null)
                return new ScenePlan(stream, figures!, objects);
        }
    }

    /// <summary>Things behind, the objects, and what covers some of them; null where an object found no place.</summary>
    private static List<SceneFigure>? Figures(SceneNumbers numbers, int count)
    {
        var figures = new List<SceneFigure>();
        for (var others = 2 + numbers.Below(4); others > 0; others--)
            figures.Add(SceneFigures.Distractor(numbers, Place(numbers, 30), numbers.Between(10, 45)));

        var objects = new List<SceneFigure>();
        while (objects.Count < count)
        {
            var next = PlaceObject(numbers, objects);
            if (next is null)
                return null;

            objects.Add(next);
        }

        figures.AddRange(objects);
        figures.AddRange(objects.Where(_ => numbers.Chance(CoveredShare)).Select(o => SceneFigures.Cover(numbers, o)).ToArray());
        return figures;
    }

    /// <summary>An object beside the others or before one of them, in a part of the picture where all of it is seen.</summary>
    private static SceneFigure? PlaceObject(SceneNumbers numbers, List<SceneFigure> others)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var figure = SceneFigures.Object(numbers, Place(numbers, 12));
            var (low, high) = figure.Extent();
            var (width, height) = (high.X - low.X, high.Y - low.Y);
            var fits = Math.Min(width, height) >= LeastSide + 1 && Math.Max(width, height) <= GreatestSide
                && low.X >= 1 && low.Y >= 1 && high.X <= SceneSet.Width - 1 && high.Y <= SceneSet.Height - 1;
            if (fits && others.All(o => Overlap(o.Extent(), (low, high)) < 0.3f))
                return figure;
        }

        return null;
    }

    /// <summary>The common area of two boxes as a share of the smaller one.</summary>
    private static float Overlap((Vector2 Low, Vector2 High) a, (Vector2 Low, Vector2 High) b)
    {
        var width = Math.Min(a.High.X, b.High.X) - Math.Max(a.Low.X, b.Low.X);
        var height = Math.Min(a.High.Y, b.High.Y) - Math.Max(a.Low.Y, b.Low.Y);
        float Area((Vector2 Low, Vector2 High) box) => (box.High.X - box.Low.X) * (box.High.Y - box.Low.Y);
        return Math.Max(width, 0) * Math.Max(height, 0) / Math.Min(Area(a), Area(b));
    }

    private static Vector2 Place(SceneNumbers numbers, float margin) =>
        new(numbers.Between(margin, SceneSet.Width - margin), numbers.Between(margin, SceneSet.Height - margin));
}
