using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Copying;

/// <summary>
/// The plan of a [GenerateSerializer] type, as IL: a new object by its parameterless constructor (or none), then its serialised members.
/// IL and not expression trees, since those refuse to set the fields of init-only and read-only members.
/// </summary>
internal static class CompiledPlan
{
    private static readonly MethodInfo CopyPart = typeof(Copier).GetMethod(nameof(Copier.CopyPart))!;
    private static readonly MethodInfo AddCopy = typeof(CopyContext).GetMethod(nameof(CopyContext.Add))!;
    private static readonly MethodInfo Uninitialized = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.GetUninitializedObject))!;
    private static readonly MethodInfo TypeFromHandle = typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!;

    public static Func<T, CopyContext, T> Of<T>()
    {
        var type = typeof(T);
        var method = new DynamicMethod($"Copy {type.Name}", type, [type, typeof(CopyContext)], typeof(CompiledPlan).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var copy = il.DeclareLocal(type);
        Create(il, type, copy);
        foreach (var member in SerializedMembers.Of(type))
        {
            il.Emit(type.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, copy);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, member.Field);
            if (!member.IsImmutable && !Shallow.Is(member.Field.FieldType))
            {
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Call, CopyPart.MakeGenericMethod(member.Field.FieldType));
            }

            il.Emit(OpCodes.Stfld, member.Field);
        }

        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<T, CopyContext, T>>();
    }

    private static void Create(ILGenerator il, Type type, LocalBuilder copy)
    {
        if (type.IsValueType)
        {
            il.Emit(OpCodes.Ldloca, copy);
            il.Emit(OpCodes.Initobj, type);
            return;
        }

        if (type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is { } constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
        }
        else
        {
            il.Emit(OpCodes.Ldtoken, type);
            il.Emit(OpCodes.Call, TypeFromHandle);
            il.Emit(OpCodes.Call, Uninitialized);
            il.Emit(OpCodes.Castclass, type);
        }

        il.Emit(OpCodes.Stloc, copy);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Callvirt, AddCopy);
    }
}
