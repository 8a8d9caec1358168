using Microsoft.ML.Data;
using MLNetVision.Metrics;

namespace MLNetVision.Transforms.Detection;

/// <summary>Objects as values of columns.</summary>
internal static class FoundValues
{
    /// <summary>Keys, which are one more than labels.</summary>
    public static void Labels(ReadOnlySpan<FoundBox> found, ref VBuffer<uint> value)
    {
        var editor = VBufferEditor.Create(ref value, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            editor.Values[i] = (uint)found[i].Label + 1;
        }

        value = editor.Commit();
    }

    /// <summary>Left, top, right and bottom of each.</summary>
    public static void Boxes(ReadOnlySpan<FoundBox> found, ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, 4 * found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            var box = found[i].Box;
            (editor.Values[4 * i], editor.Values[(4 * i) + 1], editor.Values[(4 * i) + 2], editor.Values[(4 * i) + 3]) = (box.X0, box.Y0, box.X1, box.Y1);
        }

        value = editor.Commit();
    }

    /// <summary>How sure the detector is of each.</summary>
    public static void Scores(ReadOnlySpan<FoundBox> found, ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            editor.Values[i] = found[i].Score;
        }

        value = editor.Commit();
    }
}
