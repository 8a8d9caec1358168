using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Concatenation;

/// <summary>Reads scalars and vectors of one row behind each other into one vector, sparse if at most half of its slots are stored.</summary>
internal sealed class ConcatenatingGetter<T>
{
    private readonly DataViewSchema.Column[] _inputs;
    private readonly ValueGetter<T>[] _scalars;
    private readonly ValueGetter<VBuffer<T>>[] _vectors;
    private readonly VBuffer<T>[] _parts;

    public ConcatenatingGetter(DataViewRow row, DataViewSchema.Column[] inputs)
    {
        _inputs = inputs;
        _scalars = [.. inputs.Select(input => input.Type is VectorDataViewType ? null : row.GetGetter<T>(row.Schema[input.Index]))];
        _vectors = [.. inputs.Select(input => input.Type is VectorDataViewType ? row.GetGetter<VBuffer<T>>(row.Schema[input.Index]) : null)];
        _parts = [.. inputs.Select(input => input.Type is VectorDataViewType ? default : new VBuffer<T>(1, new T[1]))];
    }

    public void Get(ref VBuffer<T> destination)
    {
        var length = 0;
        var stored = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            Read(i);
            length = checked(length + _parts[i].Length);
            stored += _parts[i].GetValues().Length;
        }

        if (stored <= length / 2)
            WriteSparse(ref destination, length, stored);
        else
            WriteDense(ref destination, length);
    }

    private void Read(int input)
    {
        if (_vectors[input] is not { } getter)
        {
            _scalars[input](ref VBufferEditor.CreateFromBuffer(ref _parts[input]).Values[0]);
            return;
        }

        getter(ref _parts[input]);
        var size = _inputs[input].Type.ValueCount();
        Guard.State(size == 0 || _parts[input].Length == size,
            $"Column '{_inputs[input].Name}' should have {size} slots; this row has {_parts[input].Length}.");
    }

    private void WriteSparse(ref VBuffer<T> destination, int length, int stored)
    {
        var editor = VBufferEditor.Create(ref destination, length, stored);
        var first = 0;
        var at = 0;
        foreach (var part in _parts)
        {
            var values = part.GetValues();
            var indices = part.GetIndices();
            for (var i = 0; i < values.Length; i++)
            {
                editor.Values[at] = values[i];
                editor.Indices[at++] = first + (part.IsDense ? i : indices[i]);
            }

            first += part.Length;
        }

        destination = editor.Commit();
    }

    private void WriteDense(ref VBuffer<T> destination, int length)
    {
        var editor = VBufferEditor.Create(ref destination, length);
        var first = 0;
        foreach (var part in _parts)
        {
            part.CopyTo(editor.Values, first);
            first += part.Length;
        }

        destination = editor.Commit();
    }
}
