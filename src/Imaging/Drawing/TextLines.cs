using System.Numerics;

namespace MLNetVision.Imaging;

/// <summary>A line of text as what its strokes cover.</summary>
internal sealed class TextLines
{
    private readonly List<(Vector2 From, Vector2 To)> _strokes = [];

    /// <summary>Lays text out with the upper left corner of its room at a place.</summary>
    /// <param name="text">The text; line breaks are spaces.</param>
    /// <param name="x">The left side.</param>
    /// <param name="y">The upper side.</param>
    /// <param name="height">Pixels of a capital.</param>
    public TextLines(string text, float x, float y, float height)
    {
        Unit = height / StrokeFont.Capital;
        var column = 0f;
        foreach (var c in text)
        {
            var (lines, width) = StrokeFont.Letter(char.IsControl(c) ? ' ' : c);
            foreach (var line in lines)
            {
                for (var i = 1; i < line.Length; i++)
                    _strokes.Add((At(line[i - 1]), At(line[i])));
            }

            column += width + StrokeFont.Gap;
            Vector2 At((float X, float Y) place) => new(x + ((column + place.X + 1) * Unit), y + ((place.Y + StrokeFont.Above) * Unit));
        }

        Width = (Math.Max(column - StrokeFont.Gap, 0) + 2) * Unit;
    }

    /// <summary>Pixels of a step of the font.</summary>
    public float Unit { get; }

    /// <summary>Pixels from the left to the right of the room, which is one step wider than the letters on both sides.</summary>
    public float Width { get; }

    /// <summary>Pixels from the top of an accent to the end of a tail.</summary>
    public float Height => Unit * (StrokeFont.Capital + StrokeFont.Above + StrokeFont.Below);

    /// <summary>What the strokes cover of a picture; null where that is nothing.</summary>
    public Coverage? Cover(int width, int height, float thickness)
    {
        var quads = _strokes.Select(s => Paint.Stroke(s.From, s.To, thickness, square: true)).ToArray();
        if (quads.Length == 0)
            return null;

        var coverage = new Coverage(Coverage.Bounds([.. quads.SelectMany(q => q)], width, height));
        foreach (var quad in quads)
            coverage.Add(quad);

        return coverage;
    }
}
