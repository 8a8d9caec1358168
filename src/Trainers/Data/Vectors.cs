using Microsoft.ML.Data;

namespace MLNetVision.Trainers.Data;

/// <summary>Fills vectors with values, in the room that they have.</summary>
internal static class Vectors
{
    public static void Fill<T>(ref VBuffer<T> vector, ReadOnlySpan<T> values)
    {
        var editor = VBufferEditor.Create(ref vector, values.Length);
        values.CopyTo(editor.Values);
        vector = editor.Commit();
    }
}
